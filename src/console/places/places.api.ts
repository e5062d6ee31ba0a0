import type { Static } from 'typebox';
import type { ConfirmPlacesFile, CountyCard, PlacesFiles, PlacesReport, SetCountyCard } from '../../contract/places.contract.ts';
import type { PlacesFileKind } from '../../rules/code-kinds.ts';
import { call } from '../shared/http.ts';

export function listPlacesFiles(): Promise<PlacesFiles> {
  return call('staffListPlacesFiles', {});
}

export function tryPlacesFile(kind: PlacesFileKind, fileId: string, name: string, file: Blob): Promise<PlacesReport> {
  // Headers carry no Chinese.
  return call('staffTryPlacesFile', { params: { kind, fileId }, headers: { 'x-file-name': encodeURIComponent(name) }, body: file });
}

export function readPlacesFile(fileId: string): Promise<PlacesReport> {
  return call('staffReadPlacesFile', { params: { fileId } });
}

/** `sha256` and `digest` are of the file and the report that were read: on any other the county refuses. */
export function confirmPlacesFile(fileId: string, body: Static<typeof ConfirmPlacesFile>): Promise<PlacesReport> {
  return call('staffConfirmPlacesFile', { params: { fileId }, body });
}

export async function dropPlacesFile(fileId: string): Promise<void> {
  await call('staffDropPlacesFile', { params: { fileId } });
}

export function readCountyCard(): Promise<CountyCard> {
  return call('staffReadCountyCard', {});
}

export function setCountyCard(body: Static<typeof SetCountyCard>): Promise<CountyCard> {
  return call('staffSetCountyCard', { body });
}
