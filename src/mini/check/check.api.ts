import type { AskedQuestions, Correction } from '../../contract/after.contract.ts';
import type { Matter, MatterLines } from '../../contract/check.contract.ts';
import type { AskedInquiry, NewInquiry } from '../../contract/inquiry.contract.ts';
import type { LookAtReceipt, SeenReceipt } from '../../contract/receipt.contract.ts';
import type { Household, Looks, SharedMatter, ShareMatter } from '../../contract/household.contract.ts';
import { call } from '../shared/http/http.ts';

export const listMatters = (): Promise<MatterLines> => call('listMatters', {});
export const readMatter = (matterId: string): Promise<Matter> => call('readMatter', { params: { matterId } });
export const withdrawMatter = (matterId: string, body: { submissionId: string; version: number }): Promise<Matter> =>
  call('withdrawMatter', { params: { matterId }, body });
export const goOnWithMatter = (matterId: string, body: { submissionId: string; version: number }): Promise<Matter> =>
  call('goOnWithMatter', { params: { matterId }, body });
export const listAskedQuestions = (matterId: string): Promise<AskedQuestions> => call('listAskedQuestions', { params: { matterId } });
export const correctFacts = (matterId: string, body: Correction): Promise<Matter> => call('correctFacts', { params: { matterId }, body });
export const askWhyLate = (matterId: string, body: NewInquiry): Promise<AskedInquiry> =>
  call('askAboutMatter', { params: { matterId }, body });
/** What stands in it never comes into an address: it goes in the body, and nothing of it is kept. */
export const lookAtReceipt = (body: LookAtReceipt): Promise<SeenReceipt> => call('lookAtReceipt', { body });
export const lookAsLiaison = (code: string): Promise<SeenReceipt> => call('lookAtReceiptAsLiaison', { body: { code } });
export const readHousehold = (): Promise<Household> => call('readHousehold', {});
export const shareMatter = (matterId: string, choice: ShareMatter['with']): Promise<SharedMatter> =>
  call('shareMatter', { params: { matterId }, body: { with: choice } });
/** before: now, or an older look by its id */
export const listLooks = (matterId: string, before: string): Promise<Looks> => call('listLooks', { params: { matterId, before } });
