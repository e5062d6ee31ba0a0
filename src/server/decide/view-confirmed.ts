import type { StaffMatter } from '../../contract/decide.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { findStaffName, readConfirmation, type MatterRow } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';

/** Who spoke with her, how, and what she heard; nothing where nobody had to. */
export async function viewConfirmed(house: House, tx: Tx, scope: StaffScope, row: MatterRow): Promise<Pick<StaffMatter, 'confirmed'>> {
  if (!row.confirmed_at || !row.confirmed_by) return {};
  const spoke = await readConfirmation(house, tx, scope, row);
  const by = (await findStaffName(tx, scope, row.confirmed_by)) ?? '';
  return { confirmed: { by, when: instantInWords(row.confirmed_at), how: spoke?.how ?? 'call', words: spoke?.words ?? '' } };
}
