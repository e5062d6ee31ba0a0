import type { Notices } from '../../contract/notify.contract.ts';
import type { CampaignWish } from '../../contract/campaign.contract.ts';
import type { ChangeTold, Told } from '../../contract/told.contract.ts';
import { call } from '../shared/http/http.ts';

export const listNotices = (): Promise<Notices> => call('listNotices', {});
export const markNoticeRead = (noticeId: string): Promise<object> => call('markNoticeRead', { params: { noticeId } });
export const chooseCampaigns = (noticeId: string, wish: CampaignWish['wish']): Promise<CampaignWish> =>
  call('chooseCampaigns', { params: { noticeId }, body: { wish } });
export const readTold = (matterId: string): Promise<Told> => call('readTold', { params: { matterId } });
export const changeTold = (matterId: string, body: ChangeTold): Promise<Told> => call('changeTold', { params: { matterId }, body });
