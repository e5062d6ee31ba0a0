import { dayOf } from '../../rules/day.ts';
import type { CodeBook } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { CatalogueShelf } from './catalogue-shelf.ts';
import { tellVillage } from './tell-village.ts';

export function learnRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<'readCatalogue'> {
  return {
    readCatalogue: async (house, { params, headers, reply }) => {
      const village = book.findCode(params.codeId)?.village;
      const inForce = village && (await shelf.findInForce(village.county.id));
      if (!inForce) throw new Problem('code-unknown');
      const found = tellVillage(inForce, village, dayOf(house.clock.now()));
      reply.header('etag', found.etag).header('cache-control', 'public, max-age=300');
      if (headers['if-none-match'] === found.etag) return reply.code(304).send() as never;
      return found.catalogue;
    },
  };
}
