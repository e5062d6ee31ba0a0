import type { CatalogueShelf } from '../learn/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { checkFact } from './check-fact.ts';
import { noteCardMonth } from './note-card-month.ts';

export function verifyRoutes(shelf: CatalogueShelf): RoomHandlers<'staffCheckFact' | 'staffNoteCardMonth'> {
  return {
    staffCheckFact: async (house, { who, params, body }) => checkFact(house, shelf, who, params.matterId, body),
    staffNoteCardMonth: async (house, { who, params, body }) => noteCardMonth(house, who, params.matterId, body),
  };
}
