import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook, GuessGuard } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { dropEntry } from './entry/drop-entry.ts';
import { writeEntry } from './entry/write-entry.ts';
import { downloadExport } from './export/download-export.ts';
import { makeExport } from './export/make-export.ts';
import { putUp } from './hang/put-up.ts';
import { takeOffHanging } from './hang/take-off-hanging.ts';
import { confirmRelease } from './release/confirm-release.ts';
import { proposeRelease } from './release/propose-release.ts';
import { readRelease } from './release/read-release.ts';
import type { SunshineShelf } from './release/sunshine-shelf.ts';
import { takeDownRelease } from './release/take-down-release.ts';
import { viewDesk } from './view-desk.ts';

type Routes =
  | 'readSunshine'
  | 'staffReadSunshine'
  | 'staffWriteFund'
  | 'staffWriteAsset'
  | 'staffDropSunshineEntry'
  | 'staffProposeRelease'
  | 'staffReadRelease'
  | 'staffConfirmRelease'
  | 'staffTakeDownRelease'
  | 'staffMakeExport'
  | 'staffDownloadExport'
  | 'staffPutUp'
  | 'staffTakeOff';

export function publishRoutes(
  book: CodeBook,
  guard: GuessGuard,
  { catalogues, sunshine }: { catalogues: CatalogueShelf; sunshine: SunshineShelf },
): RoomHandlers<Routes> {
  /** Every act answers with the room as it is then. */
  const after = async (house: House, who: StaffScope, act: Promise<void>) => {
    await act;
    sunshine.forget(who.county);
    return viewDesk(house, book, who);
  };
  return {
    readSunshine: async (_house, { params, headers, reply }) => {
      const { village } = guard.open(params.codeId, headers['x-sum'], 'sunshine');
      const found = await sunshine.find(village.county.id);
      if (found.state === 'taken-down') throw new Problem('taken-down');
      if (found.state === 'none') throw new Problem('not-found', { text: '县里还没有公开。想问就打12349。' });
      // Asked anew each time, and cheaply: what was taken down must not live on in a cache.
      reply.header('etag', found.etag).header('cache-control', 'public, no-cache');
      if (headers['if-none-match'] === found.etag) return reply.code(304).send() as never;
      return found.told;
    },
    staffReadSunshine: async (house, { who }) => {
      await recordLook(house, house.db, who, { act: 'listed', whatKind: 'sunshine', what: who.county });
      return viewDesk(house, book, who);
    },
    staffWriteFund: async (house, { who, params, body }) =>
      after(
        house,
        who,
        writeEntry(house, book, who, { id: params.entryId, version: body.version, entry: { kind: 'fund', data: body.fund } }),
      ),
    staffWriteAsset: async (house, { who, params, body }) =>
      after(
        house,
        who,
        writeEntry(house, book, who, { id: params.entryId, version: body.version, entry: { kind: 'asset', data: body.asset } }),
      ),
    staffDropSunshineEntry: async (house, { who, params }) => after(house, who, dropEntry(house, who, params.entryId)),
    staffProposeRelease: async (house, { who, params }) =>
      after(house, who, proposeRelease(house, book, catalogues, who, params.releaseId)),
    staffReadRelease: async (house, { who, params }) => readRelease(house, who, params.releaseId),
    staffConfirmRelease: async (house, { who, params, body }) =>
      after(house, who, confirmRelease(house, book, who, { id: params.releaseId, digest: body.digest })),
    staffTakeDownRelease: async (house, { who, params, body }) =>
      after(house, who, takeDownRelease(house, who, { id: params.releaseId, why: body.why })),
    staffMakeExport: async (house, { who, params, body }) => after(house, who, makeExport(house, who, params.exportId, body)),
    staffDownloadExport: async (house, { who, params, reply }) => {
      const { type, bytes } = await downloadExport(house, who, params.exportId);
      reply.type(type).header('content-disposition', 'attachment');
      return bytes;
    },
    staffPutUp: async (house, { who, params, body }) => after(house, who, putUp(house, book, who, params.hangingId, body)),
    staffTakeOff: async (house, { who, params }) => after(house, who, takeOffHanging(house, book, who, params.hangingId)),
  };
}
