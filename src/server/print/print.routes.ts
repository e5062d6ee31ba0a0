import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { makeSheets } from './make-sheets.ts';

export function printRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<'staffPrintSheets'> {
  return { staffPrintSheets: async (house, { who, body }) => makeSheets(house, book, shelf, who, body) };
}
