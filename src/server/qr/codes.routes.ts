import type { VillageFile } from '../../contract/codes.contract.ts';
import { addAlias, endAlias, reissueCode, revokeCode, type CodeBook, type GuessGuard } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { checkCode } from './check-code.ts';
import type { ScanCounter } from './count-scan.ts';
import { readVillageFile } from './health/read-village.ts';

type Doors = 'checkCode' | 'staffReissueCode' | 'staffRevokeCode' | 'staffAddAlias' | 'staffEndAlias';

export function codesRoutes(book: CodeBook, guard: GuessGuard, scans: ScanCounter): RoomHandlers<Doors> {
  return {
    checkCode: async (house, { body, headers }) => checkCode(house, { book, guard, scans }, { text: body.text, sum: headers['x-sum'] }),
    staffReissueCode: async (house, { params, body, who }) => {
      await reissueCode(house, who, { village: params.villageId, ...body });
      return readChanged(house, book, who, params.villageId);
    },
    staffRevokeCode: async (house, { params, body, who }) => {
      const village = await revokeCode(house, who, { codeId: params.codeId, why: body.why });
      return readChanged(house, book, who, village);
    },
    staffAddAlias: async (house, { params, body, who }) => {
      await addAlias(house, who, { village: params.villageId, text: body.text });
      return readChanged(house, book, who, params.villageId);
    },
    staffEndAlias: async (house, { params, body, who }) => {
      await endAlias(house, who, { village: params.villageId, alias: body.alias });
      return readChanged(house, book, who, params.villageId);
    },
  };
}

/** What changed opens here at once, and in other processes with their next reading. */
async function readChanged(house: House, book: CodeBook, scope: StaffScope, village: string): Promise<VillageFile> {
  await book.freshen().catch((error: unknown) => house.log.warn(errorForLog(error), 'codes not freshened'));
  return readVillageFile(house, book, scope, village);
}
