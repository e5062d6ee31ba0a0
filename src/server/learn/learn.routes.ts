import type { CodeBook } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { CatalogueShelf } from './catalogue-shelf.ts';

export function learnRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<'readCatalogue'> {
  return {
    readCatalogue: async (_house, { params, headers, reply }) => {
      const county = book.findCode(params.codeId)?.village.county;
      const found = county && (await shelf.findInForce(county.id));
      if (!found) throw new Problem('code-unknown');
      reply.header('etag', found.etag).header('cache-control', 'public, max-age=300');
      if (headers['if-none-match'] === found.etag) return reply.code(304).send() as never;
      return found.catalogue;
    },
  };
}
