import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { exportMatters } from './export-matters.ts';
import { noteResults } from './note-results.ts';
import { readResults } from './read-results.ts';
import { tryResults } from './try-results.ts';

export function exchangeRoutes(
  book: CodeBook,
  shelf: CatalogueShelf,
): RoomHandlers<'staffExportToProvince' | 'staffTryProvinceResults' | 'staffNoteProvinceResults' | 'staffReadProvinceResults'> {
  return {
    staffExportToProvince: async (house, { who, body, reply }) => {
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', 'attachment');
      return exportMatters(house, book, shelf, who, body.matters);
    },
    staffTryProvinceResults: async (house, { who, body }) => tryResults(house, shelf, who, body),
    staffNoteProvinceResults: async (house, { who, body, headers }) =>
      noteResults(house, shelf, who, { bytes: body, sha256: headers['x-sha256'] }),
    staffReadProvinceResults: async (house, { who, params }) => readResults(house, book, who, params.matterId),
  };
}
