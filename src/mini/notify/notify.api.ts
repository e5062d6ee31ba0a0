import type { Notices } from '../../contract/notify.contract.ts';
import type { CampaignWish } from '../../contract/campaign.contract.ts';
import { call } from '../shared/http/http.ts';

export const listNotices = (): Promise<Notices> => call('listNotices', {});
export const markNoticeRead = (noticeId: string): Promise<object> => call('markNoticeRead', { params: { noticeId } });
export const chooseCampaigns = (noticeId: string, wish: CampaignWish['wish']): Promise<CampaignWish> =>
  call('chooseCampaigns', { params: { noticeId }, body: { wish } });
