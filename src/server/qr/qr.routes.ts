import { problemStatus } from '../../contract/problem-codes.ts';
import { kindOfCode } from '../../rules/code-id.ts';
import type { CodeBook, CodeEntry, GuessGuard } from '../places/index.ts';
import type { FirstFiles } from '../platform/find-first-files.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { ScanCounter } from './count-scan.ts';
import { landingPolicy } from './landing-policy.ts';
import { openCode } from './open-code.ts';
import { OpeningShelf } from './opening-shelf.ts';
import { openReceipt, type ReadStages } from './open-receipt.ts';
import { writeGuardedCode, writeLanding, writeUnknownCode } from './write-landing.ts';

const publicForAMinute = 'public, max-age=60';

export function qrRoutes(
  book: CodeBook,
  guard: GuessGuard,
  scans: ScanCounter,
  { firstFiles, readStages }: { firstFiles: FirstFiles; readStages: ReadStages },
): RoomHandlers<'landing' | 'openCode' | 'listTowns' | 'listVillages'> {
  const shelf = new OpeningShelf();
  return {
    landing: async (house, { params, headers, reply }) => {
      reply.type('text/html; charset=utf-8').header('content-security-policy', landingPolicy);
      const demo = house.settings.deployment === 'demo';
      // She pays by the byte and has said so: nothing is fetched before she asks for it.
      const savesData = headers['save-data'] === 'on';
      const ahead = savesData ? { scripts: [], styles: [] } : firstFiles;
      if (kindOfCode(params.codeId) === 'receipt') {
        // The address is a receipt's: no copy of it on a phone that several people use.
        reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
        return openReceipt(house, readStages, { code: params.codeId, demo, ahead, reply });
      }
      const judged = guard.judge(params.codeId, undefined, 'page');
      if (judged.kind === 'unknown') {
        reply.code(404);
        return writeUnknownCode(demo);
      }
      if (judged.kind === 'sum-needed') {
        reply.code(problemStatus['sum-needed']).header('cache-control', 'no-store');
        return writeGuardedCode(demo, `${house.settings.origin}/m/${judged.id}`, ahead);
      }
      const { entry } = judged;
      scans.add({ county: entry.village.county.id, village: entry.village.id, code: entry.id, way: 'page' });
      reply.header('cache-control', publicForAMinute).header('vary', 'save-data');
      return shelf.find(entry, savesData ? 'plain-page' : 'page', () =>
        writeLanding(openCode(entry, house), `${house.settings.origin}/m/${idForPhone(entry)}`, ahead),
      );
    },
    openCode: async (house, { params, headers, reply }) => {
      const entry = guard.open(params.codeId, headers['x-sum'], 'app');
      scans.add({ county: entry.village.county.id, village: entry.village.id, code: entry.id, way: 'app' });
      reply.type('application/json; charset=utf-8').header('cache-control', publicForAMinute);
      return shelf.find(entry, 'json', () => String(reply.serialize(openCode(entry, house))));
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

/** What an older code of the province says may be no id that a phone can ask for; then the village's own code stands for it. */
function idForPhone({ id, village }: CodeEntry): string {
  return /^[0-9A-Z]{12,40}$/.test(id) ? id : (village.codeId ?? encodeURIComponent(id));
}
