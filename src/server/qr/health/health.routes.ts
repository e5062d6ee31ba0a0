import type { CodeBook, CodeEntry, GuessGuard } from '../../places/index.ts';
import { inCounty } from '../../platform/audience.ts';
import { Problem } from '../../platform/problem.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { closeCodeTask } from './close-code-task.ts';
import { exportCodeHealth } from './export-code-health.ts';
import { keepCodePhoto } from './keep-code-photo.ts';
import { listLiaisonVillages } from './list-liaison-villages.ts';
import { listVillages } from './list-villages.ts';
import { readCodeHealth } from './read-code-health.ts';
import { readCodePhoto } from './read-code-photo.ts';
import { readVillageFile } from './read-village.ts';
import { recordCodeCheck } from './record-code-check.ts';
import { recordStaffCheck } from './record-staff-check.ts';
import { refuseWhoIsNotLiaison } from './refuse-who-is-not-liaison.ts';
import { reportCode } from './report-code.ts';

type Doors =
  | 'reportCode'
  | 'listLiaisonVillages'
  | 'sendCodePhoto'
  | 'recordCodeCheck'
  | 'staffReadCodeHealth'
  | 'staffExportCodeHealth'
  | 'staffListVillages'
  | 'staffReadVillage'
  | 'staffReadCodePhoto'
  | 'staffRecordCodeCheck'
  | 'staffCloseCodeTask';

export function healthRoutes(book: CodeBook, guard: GuessGuard): RoomHandlers<Doors> {
  return {
    reportCode: async (house, { params, body }) => {
      await reportCode(house, { book, guard }, { codeId: params.codeId, ...body });
      return {};
    },
    listLiaisonVillages: async (house, { who }) => listLiaisonVillages(house, book, who),
    sendCodePhoto: async (house, { who, params, headers, body }) => {
      const entry = getCode(book, headers['x-code-id']);
      const photo = { id: params.photoId, sha256: headers['x-sha256'], body };
      await keepCodePhoto(house, inCounty(who, entry.village.county.id), entry, photo);
      return {};
    },
    recordCodeCheck: async (house, { who, params, body }) => {
      const entry = getCode(book, params.codeId);
      const scope = inCounty(who, entry.village.county.id);
      await refuseWhoIsNotLiaison(house, scope, entry.village.id);
      return recordCodeCheck(house, scope, entry, body);
    },
    staffReadCodeHealth: async (house, { who, params }) => readCodeHealth(house, book, who, Number(params.weeks)),
    staffExportCodeHealth: async (house, { who, params, reply }) => {
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment');
      return exportCodeHealth(house, book, who, Number(params.weeks));
    },
    staffListVillages: async (house, { who, params }) =>
      listVillages(house, book, who, { townId: params.townId, weeks: Number(params.weeks) }),
    staffReadVillage: async (house, { who, params }) => readVillageFile(house, book, who, params.villageId),
    staffReadCodePhoto: async (house, { who, params, reply }) => {
      const { bytes, mediaType } = await readCodePhoto(house, book, who, params.photoId);
      reply
        .type(mediaType)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin');
      return bytes;
    },
    staffRecordCodeCheck: async (house, { who, params, body }) => recordStaffCheck(house, book, who, params.villageId, body),
    staffCloseCodeTask: async (house, { who, params, body }) => closeCodeTask(house, book, who, { taskId: params.taskId, ...body }),
  };
}

/** What is no code is answered like a village that is not hers: whoever guesses learns nothing here. */
function getCode(book: CodeBook, codeId: string): CodeEntry {
  const entry = book.findCode(codeId);
  if (!entry) throw new Problem('not-found', { because: 'no such code' });
  return entry;
}
