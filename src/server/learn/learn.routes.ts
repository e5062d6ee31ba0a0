import type { FastifyReply } from 'fastify';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf } from '../../rules/day.ts';
import type { GuessGuard } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { CatalogueShelf } from './catalogue-shelf.ts';
import { tellVillage } from './tell-village.ts';

interface Asked {
  params: { codeId: string };
  headers: Record<string, string | undefined>;
  reply: FastifyReply;
}

export function learnRoutes(guard: GuessGuard, shelf: CatalogueShelf): RoomHandlers<'readCatalogue' | 'readProgramTexts'> {
  /** Both documents are cut out of the same told catalogue, by their schemas. */
  const tell = async (house: House, { params, headers, reply }: Asked): Promise<never | Catalogue> => {
    const { village } = guard.open(params.codeId, headers['x-sum'], 'catalogue');
    const inForce = await shelf.findInForce(village.county.id);
    if (!inForce) throw new Problem('code-unknown');
    const found = tellVillage(inForce, village, dayOf(house.clock.now()));
    reply.header('etag', found.etag).header('cache-control', 'public, max-age=300');
    if (headers['if-none-match'] === found.etag) return reply.code(304).send() as never;
    return found.catalogue;
  };
  return { readCatalogue: tell, readProgramTexts: tell };
}
