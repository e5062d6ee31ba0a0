import type { AskedQuestions, Correction } from '../../contract/after.contract.ts';
import type { Matter, MatterLines } from '../../contract/check.contract.ts';
import type { AskedInquiry, NewInquiry } from '../../contract/inquiry.contract.ts';
import { call } from '../shared/http/http.ts';

export const listMatters = (): Promise<MatterLines> => call('listMatters', {});
export const readMatter = (matterId: string): Promise<Matter> => call('readMatter', { params: { matterId } });
export const withdrawMatter = (matterId: string, body: { submissionId: string; version: number }): Promise<Matter> =>
  call('withdrawMatter', { params: { matterId }, body });
export const listAskedQuestions = (matterId: string): Promise<AskedQuestions> => call('listAskedQuestions', { params: { matterId } });
export const correctFacts = (matterId: string, body: Correction): Promise<Matter> => call('correctFacts', { params: { matterId }, body });
export const askWhyLate = (matterId: string, body: NewInquiry): Promise<AskedInquiry> =>
  call('askAboutMatter', { params: { matterId }, body });
