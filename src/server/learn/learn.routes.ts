import { dayOf } from '../../rules/day.ts';
import type { GuessGuard } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { CatalogueShelf } from './catalogue-shelf.ts';
import { tellVillage } from './tell-village.ts';

export function learnRoutes(guard: GuessGuard, shelf: CatalogueShelf): RoomHandlers<'readCatalogue'> {
  return {
    readCatalogue: async (house, { params, headers, reply }) => {
      const { village } = guard.open(params.codeId, headers['x-sum'], 'catalogue');
      const inForce = await shelf.findInForce(village.county.id);
      if (!inForce) throw new Problem('code-unknown');
      const found = tellVillage(inForce, village, dayOf(house.clock.now()));
      reply.header('etag', found.etag).header('cache-control', 'public, max-age=300');
      if (headers['if-none-match'] === found.etag) return reply.code(304).send() as never;
      return found.catalogue;
    },
  };
}
