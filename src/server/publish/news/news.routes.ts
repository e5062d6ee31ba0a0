import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook, GuessGuard } from '../../places/index.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { approveNews } from './approve-news.ts';
import { listNews } from './list-news.ts';
import type { NewsShelf } from './news-shelf.ts';
import { readChoices } from './read-choices.ts';
import { readVillageNews } from './read-village-news.ts';
import { viewPiece } from './view-news.ts';
import { withdrawNews } from './withdraw-news.ts';
import { writeNews } from './write-news.ts';

/** What every act on news stands on. */
export interface Desk {
  book: CodeBook;
  catalogue: CatalogueShelf;
  news: NewsShelf;
}

type Doors =
  | 'readNews'
  | 'staffListNews'
  | 'staffReadNewsChoices'
  | 'staffReadNews'
  | 'staffWriteNews'
  | 'staffApproveNews'
  | 'staffWithdrawNews';

export function newsRoutes(desk: Desk, guard: GuessGuard): RoomHandlers<Doors> {
  return {
    readNews: async (house, { params, headers, reply }) => {
      const { village } = guard.open(params.codeId, headers['x-sum'], 'catalogue');
      const { news, etag } = await readVillageNews(house, desk, village);
      reply.header('etag', etag).header('cache-control', 'public, max-age=60');
      if (headers['if-none-match'] === etag) return reply.code(304).send() as never;
      return news;
    },
    staffListNews: async (house, { who }) => listNews(house, desk, who),
    staffReadNewsChoices: async (_house, { who }) => readChoices(desk, who),
    staffReadNews: async (house, { who, params }) => viewPiece(house, desk, who, params.newsId),
    staffWriteNews: async (house, { who, params, body }) => writeNews(house, desk, who, params.newsId, body),
    staffApproveNews: async (house, { who, params, body }) => approveNews(house, desk, who, params.newsId, body.digest),
    staffWithdrawNews: async (house, { who, params }) => withdrawNews(house, desk, who, params.newsId),
  };
}
