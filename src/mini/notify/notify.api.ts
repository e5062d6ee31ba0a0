import type { Notices } from '../../contract/notify.contract.ts';
import { call } from '../shared/http/http.ts';

export const listNotices = (): Promise<Notices> => call('listNotices', {});
export const markNoticeRead = (noticeId: string): Promise<object> => call('markNoticeRead', { params: { noticeId } });
