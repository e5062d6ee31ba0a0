import type {
  AddAlias,
  CloseCodeTask,
  CodeHealth,
  EndAlias,
  RecordCodeCheck,
  ReissueCode,
  RevokeCode,
  VillageFile,
  VillageLines,
  WechatRule,
} from '../../contract/codes.contract.ts';
import type { Static } from 'typebox';
import { call } from '../shared/http.ts';

export function readHealth(weeks: number): Promise<CodeHealth> {
  return call('staffReadCodeHealth', { params: { weeks: String(weeks) } });
}

export function exportHealth(weeks: number): Promise<Blob> {
  return call('staffExportCodeHealth', { params: { weeks: String(weeks) } });
}

export function listVillages(townId: string, weeks: number): Promise<VillageLines> {
  return call('staffListVillages', { params: { townId, weeks: String(weeks) } });
}

export function readVillage(villageId: string): Promise<VillageFile> {
  return call('staffReadVillage', { params: { villageId } });
}

export function readCodePhoto(photoId: string): Promise<Blob> {
  return call('staffReadCodePhoto', { params: { photoId } });
}

export function readMiniCode(villageId: string): Promise<Blob> {
  return call('staffReadMiniCode', { params: { villageId } });
}

export async function recordCheck(villageId: string, body: Static<typeof RecordCodeCheck>): Promise<void> {
  await call('staffRecordCodeCheck', { params: { villageId }, body });
}

export async function closeTask(taskId: string, body: Static<typeof CloseCodeTask>): Promise<void> {
  await call('staffCloseCodeTask', { params: { taskId }, body });
}

export async function reissueCode(villageId: string, body: Static<typeof ReissueCode>): Promise<void> {
  await call('staffReissueCode', { params: { villageId }, body });
}

export async function revokeCode(codeId: string, body: Static<typeof RevokeCode>): Promise<void> {
  await call('staffRevokeCode', { params: { codeId }, body });
}

export async function addAlias(villageId: string, body: Static<typeof AddAlias>): Promise<void> {
  await call('staffAddAlias', { params: { villageId }, body });
}

export async function endAlias(villageId: string, body: Static<typeof EndAlias>): Promise<void> {
  await call('staffEndAlias', { params: { villageId }, body });
}

export function readWechatRule(): Promise<WechatRule> {
  return call('staffReadWechatRule', {});
}
