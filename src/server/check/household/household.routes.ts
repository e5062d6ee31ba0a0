import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { listLooks } from '../looks/list-looks.ts';
import { readHousehold } from './read-household.ts';
import { shareMatter } from './share-matter.ts';

export function householdRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<'readHousehold' | 'shareMatter' | 'listLooks'> {
  return {
    readHousehold: async (house, { who }) => readHousehold(house, book, shelf, who),
    shareMatter: async (house, { who, params, body }) => shareMatter(house, who, { matterId: params.matterId, ...body }),
    listLooks: async (house, { who, params }) => listLooks(house, book, shelf, who, params),
  };
}
