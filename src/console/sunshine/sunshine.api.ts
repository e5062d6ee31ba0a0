import type { Static } from 'typebox';
import type { MakeExport, PutUp, ReleaseToRead, SunshineDesk, WriteAsset, WriteFund } from '../../contract/sunshine.contract.ts';
import { call } from '../shared/http.ts';

export function readSunshine(): Promise<SunshineDesk> {
  return call('staffReadSunshine', {});
}

export function writeFund(entryId: string, body: Static<typeof WriteFund>): Promise<SunshineDesk> {
  return call('staffWriteFund', { params: { entryId }, body });
}

export function writeAsset(entryId: string, body: Static<typeof WriteAsset>): Promise<SunshineDesk> {
  return call('staffWriteAsset', { params: { entryId }, body });
}

export function dropEntry(entryId: string): Promise<SunshineDesk> {
  return call('staffDropSunshineEntry', { params: { entryId } });
}

export function proposeRelease(releaseId: string): Promise<SunshineDesk> {
  return call('staffProposeRelease', { params: { releaseId } });
}

export function readRelease(releaseId: string): Promise<ReleaseToRead> {
  return call('staffReadRelease', { params: { releaseId } });
}

export function confirmRelease(releaseId: string, digest: string): Promise<SunshineDesk> {
  return call('staffConfirmRelease', { params: { releaseId }, body: { digest } });
}

export function takeDownRelease(releaseId: string, why: string): Promise<SunshineDesk> {
  return call('staffTakeDownRelease', { params: { releaseId }, body: { why } });
}

export function makeExport(exportId: string, body: Static<typeof MakeExport>): Promise<SunshineDesk> {
  return call('staffMakeExport', { params: { exportId }, body });
}

export function downloadExport(exportId: string): Promise<Blob> {
  return call('staffDownloadExport', { params: { exportId } });
}

export function putUp(hangingId: string, body: Static<typeof PutUp>): Promise<SunshineDesk> {
  return call('staffPutUp', { params: { hangingId }, body });
}

export function takeOff(hangingId: string): Promise<SunshineDesk> {
  return call('staffTakeOff', { params: { hangingId } });
}
