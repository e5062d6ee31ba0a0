import type { GrievanceCount, Grievances } from '../../../contract/grievance.contract.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listOpenFor } from '../grievance.store.ts';
import { grievanceLine } from './grievance-line.ts';
import { judgeHers } from './judge-hers.ts';

/** What waits for this desk, the earliest day first; neither who asked nor what was said. */
export async function listGrievances(house: House, book: CodeBook, scope: StaffScope): Promise<Grievances> {
  const { lines, rest } = await viewOpen(house, book, scope);
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'grievances', what: String(lines.length) });
  return { grievances: lines, late: countLate(lines), ...rest };
}

/** For the head of every page: two figures, and no look at anything. */
export async function countGrievances(house: House, book: CodeBook, scope: StaffScope): Promise<GrievanceCount> {
  const { lines, rest } = await viewOpen(house, book, scope);
  return { open: lines.length, late: countLate(lines), ...rest };
}

async function viewOpen(house: House, book: CodeBook, scope: StaffScope) {
  const { rows, rest } = await listOpenFor(house.db, scope);
  const opened = await judgeHers(house, house.db, scope, rows);
  return { lines: opened.map((one) => grievanceLine(house, book, one)), rest };
}

const countLate = (lines: Grievances['grievances']): number => lines.filter(({ due }) => due?.overdue).length;
