import type { CodeVerdict, LiaisonVillages } from '../../../contract/codes.contract.ts';
import type { AnswerOf, BodyOf } from '../../../contract/route-schemas.ts';
import { call } from '../../shared/http/http.ts';

export const checkCode = (text: string): Promise<CodeVerdict> => call('checkCode', { body: { text } });
export const reportCode = (codeId: string, body: BodyOf<'reportCode'>): Promise<object> => call('reportCode', { params: { codeId }, body });
export const listLiaisonVillages = (): Promise<LiaisonVillages> => call('listLiaisonVillages', {});
export const sendCodePhoto = (photoId: string, of: { codeId: string; sha256: string; bytes: ArrayBuffer }): Promise<object> =>
  call('sendCodePhoto', { params: { photoId }, headers: { 'x-sha256': of.sha256, 'x-code-id': of.codeId }, body: of.bytes });
export const recordCodeCheck = (codeId: string, body: BodyOf<'recordCodeCheck'>): Promise<AnswerOf<'recordCodeCheck'>> =>
  call('recordCodeCheck', { params: { codeId }, body });
