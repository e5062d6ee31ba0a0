import type { ProvinceResults, ResultReport } from '../../contract/exchange.contract.ts';
import { call } from '../shared/http.ts';

/** Fifty at most, as the county takes them. */
export function exportMatters(matters: readonly string[]): Promise<Blob> {
  return call('staffExportToProvince', { body: { matters: [...matters] } });
}

export function tryResults(file: Blob): Promise<ResultReport> {
  return call('staffTryProvinceResults', { body: file });
}

/** `sha256` is of the file whose trial was read: on any other the county refuses. */
export function noteResults(file: Blob, sha256: string): Promise<ResultReport> {
  return call('staffNoteProvinceResults', { headers: { 'x-sha256': sha256 }, body: file });
}

export function readResults(matterId: string): Promise<ProvinceResults> {
  return call('staffReadProvinceResults', { params: { matterId } });
}
