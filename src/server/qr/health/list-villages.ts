import type { VillageLines } from '../../../contract/codes.contract.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { countScans } from './lines.store.ts';
import { listVillagesOfHers } from './list-villages-of-hers.ts';
import { readLines } from './read-lines.ts';
import { viewTask } from './view-task.ts';

/** The villages of a town, as far as they are hers, with how their codes fare. */
export async function listVillages(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { townId, weeks }: { townId: string; weeks: number },
): Promise<VillageLines> {
  const one = listVillagesOfHers(book, scope).find(({ town }) => town.id === townId);
  if (!one) throw new Problem('not-found');
  const { from, lines } = await readLines(house, book, scope, { towns: [one], weeks });
  const scans = await countScans(house.db, scope, { villages: lines.map(({ village }) => village.id), from });
  return {
    town: { id: one.town.id, name: one.town.name },
    weeks,
    villages: lines.map(({ village, liaisons, lastScanOn, lastCheckOn, finding, task }) => ({
      id: village.id,
      name: village.name,
      divisionCode: village.divisionCode,
      scans: scans.get(village.id) ?? 0,
      ...(village.codeId ? { codeId: village.codeId } : {}),
      ...(liaisons.length > 0 ? { liaison: liaisons.join('、') } : {}),
      ...(lastScanOn ? { lastScanOn } : {}),
      ...(lastCheckOn ? { lastCheckOn } : {}),
      ...(finding ? { finding } : {}),
      ...(task ? { task: viewTask(task, village) } : {}),
    })),
  };
}
