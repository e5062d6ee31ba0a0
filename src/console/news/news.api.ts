import type { NewsChoices, StaffNews, StaffNewsList, WriteNews } from '../../contract/news.contract.ts';
import { call } from '../shared/http.ts';

export function listNews(): Promise<StaffNewsList> {
  return call('staffListNews', {});
}

export function readNewsChoices(): Promise<NewsChoices> {
  return call('staffReadNewsChoices', {});
}

export function readNews(newsId: string): Promise<StaffNews> {
  return call('staffReadNews', { params: { newsId } });
}

/** The same id again is the same piece. */
export function writeNews(newsId: string, body: WriteNews): Promise<StaffNews> {
  return call('staffWriteNews', { params: { newsId }, body });
}

/** `digest` is of the piece that was read: on any other the county refuses. */
export function approveNews(newsId: string, digest: string): Promise<StaffNews> {
  return call('staffApproveNews', { params: { newsId }, body: { digest } });
}

export function withdrawNews(newsId: string): Promise<StaffNews> {
  return call('staffWithdrawNews', { params: { newsId } });
}
