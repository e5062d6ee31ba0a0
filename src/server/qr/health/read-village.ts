import type { VillageFile } from '../../../contract/codes.contract.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';

/** One village as its county's staff read it. `not-found` where it is none of hers. */
export async function readVillageFile(_house: House, book: CodeBook, scope: StaffScope, villageId: string): Promise<VillageFile> {
  const village = book.findVillage(villageId);
  if (village?.county.id !== scope.county) throw new Problem('not-found');
  return {
    village: { id: village.id, name: village.name },
    town: { id: village.town.id, name: village.town.name },
    divisionCode: village.divisionCode,
    rawName: village.name,
    merged: [],
    changes: [],
    codes: [],
    aliases: [],
    liaisons: [],
    tasks: [],
    checks: [],
    weeks: [],
  };
}
