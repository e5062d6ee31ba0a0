import type { LiaisonVillages } from '../../../contract/codes.contract.ts';
import type { VillageNews } from '../../../contract/news.contract.ts';
import { call, callUnlessSame } from '../../shared/http/http.ts';

export const readNews = (codeId: string, tag: string | undefined): Promise<'same' | { answer: VillageNews; tag: string | undefined }> =>
  callUnlessSame('readNews', { params: { codeId } }, tag);
export const listLiaisonVillages = (): Promise<LiaisonVillages> => call('listLiaisonVillages', {});
