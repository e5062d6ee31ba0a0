import type { CodeBook } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { readVillageFile } from './read-village.ts';

export function healthRoutes(
  book: CodeBook,
): RoomHandlers<
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
  | 'staffCloseCodeTask'
> {
  return {
    reportCode: async () => {
      throw new Problem('not-found');
    },
    listLiaisonVillages: async () => {
      throw new Problem('not-found');
    },
    sendCodePhoto: async () => {
      throw new Problem('not-found');
    },
    recordCodeCheck: async () => {
      throw new Problem('not-found');
    },
    staffReadCodeHealth: async () => {
      throw new Problem('not-found');
    },
    staffExportCodeHealth: async () => {
      throw new Problem('not-found');
    },
    staffListVillages: async () => {
      throw new Problem('not-found');
    },
    staffReadVillage: async (house, { who, params }) => readVillageFile(house, book, who, params.villageId),
    staffReadCodePhoto: async () => {
      throw new Problem('not-found');
    },
    staffRecordCodeCheck: async () => {
      throw new Problem('not-found');
    },
    staffCloseCodeTask: async () => {
      throw new Problem('not-found');
    },
  };
}
