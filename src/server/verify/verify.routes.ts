import type { CatalogueShelf } from '../learn/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { checkFact } from './check-fact.ts';

export function verifyRoutes(shelf: CatalogueShelf): RoomHandlers<'staffCheckFact'> {
  return { staffCheckFact: async (house, { who, params, body }) => checkFact(house, shelf, who, params.matterId, body) };
}
