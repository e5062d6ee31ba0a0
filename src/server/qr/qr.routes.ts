import { kindOfCode, normalizeCodeId } from '../../rules/code-id.ts';
import type { CodeBook } from '../places/index.ts';
import type { FirstFiles } from '../platform/find-first-files.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { ScanCounter } from './count-scan.ts';
import { landingPolicy } from './landing-policy.ts';
import { openCode } from './open-code.ts';
import { writeLanding, writeReceiptLanding, writeUnknownCode } from './write-landing.ts';

const publicForAMinute = 'public, max-age=60';

export function qrRoutes(
  book: CodeBook,
  scans: ScanCounter,
  firstFiles: FirstFiles,
): RoomHandlers<'landing' | 'openCode' | 'listTowns' | 'listVillages'> {
  return {
    landing: async (house, { params, headers, reply }) => {
      reply.type('text/html; charset=utf-8').header('content-security-policy', landingPolicy);
      const demo = house.settings.deployment === 'demo';
      // She pays by the byte and has said so: nothing is fetched before she asks for it.
      const ahead = headers['save-data'] === 'on' ? { scripts: [], styles: [] } : firstFiles;
      if (kindOfCode(params.codeId) === 'receipt') {
        // The address is a receipt's: no copy of it on a phone that several people use.
        reply.header('cache-control', 'no-store');
        return writeReceiptLanding(demo, ahead);
      }
      const entry = book.findCode(params.codeId);
      if (!entry) {
        reply.code(404);
        return writeUnknownCode(demo);
      }
      scans.add({ county: entry.village.county.id, village: entry.village.id, code: entry.id, way: 'page' });
      reply.header('cache-control', publicForAMinute).header('vary', 'save-data');
      return writeLanding(openCode(entry, house.settings), `${house.settings.origin}/m/${entry.id}`, ahead);
    },
    openCode: async (house, { params, reply }) => {
      const entry = book.findCode(normalizeCodeId(params.codeId));
      if (!entry) throw new Problem('code-unknown');
      scans.add({ county: entry.village.county.id, village: entry.village.id, code: entry.id, way: 'app' });
      reply.header('cache-control', publicForAMinute);
      return openCode(entry, house.settings);
    },
    listTowns: async (_house, { reply }) => {
      reply.header('cache-control', publicForAMinute);
      return { towns: book.towns.map((town) => ({ id: town.id, name: town.name, county: town.county.name })) };
    },
    listVillages: async (_house, { params, reply }) => {
      const villages = book.villagesOf(params.townId);
      const town = book.towns.find((one) => one.id === params.townId);
      if (!villages || !town) throw new Problem('not-found');
      reply.header('cache-control', publicForAMinute);
      const open = villages.flatMap(({ id, name, codeId }) => (codeId ? [{ id, name, codeId }] : []));
      return { town: { id: town.id, name: town.name }, villages: open };
    },
  };
}
