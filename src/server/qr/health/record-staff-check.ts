import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { getVillageOfHers } from './get-village-of-hers.ts';
import { recordCodeCheck, type CodeCheck } from './record-code-check.ts';

/** An officer stood before the code that hangs in a village of hers. */
export async function recordStaffCheck(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  villageId: string,
  check: CodeCheck,
): Promise<{ checkId: string; onDay: string }> {
  const { codeId } = getVillageOfHers(book, scope, villageId);
  const entry = codeId && book.findCode(codeId);
  if (!entry) throw new Problem('not-now', { text: '这个村现在没有码。' });
  return recordCodeCheck(house, scope, entry, check);
}
