import type { CloseEmergency } from '../../contract/emergency.contract.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { changeEmergency, lockEmergency } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { keyOf } from './key-of.ts';
import { refuseUnlessHers } from './take-emergency.ts';

/** No matter comes of it. Two reports of one fire: the second says to which it belongs, and what was said in it stays to be read. */
export async function closeEmergency(
  house: House,
  scope: StaffScope,
  { id, why, sameAs, words }: CloseEmergency & { id: string },
): Promise<void> {
  await getEmergency(house.db, scope, id);
  if (why === 'same') {
    if (!sameAs || sameAs === id) throw new Problem('field-refused', { field: 'sameAs', text: '请选和哪一件是同一件。' });
    await getEmergency(house.db, scope, sameAs);
  }
  await house.db.transaction().execute(async (tx) => {
    const row = (await lockEmergency(tx, scope, id))!;
    if (row.state === 'closed' && row.closed_by === scope.staff) return;
    if (row.state === 'open' || row.state === 'closed') throw new Problem('not-now', { text: '这件已经立了事项，在事项里办。' });
    refuseUnlessHers(row, scope);
    const key = await keyOf(house, tx, scope, row);
    const at = { column: 'emergency.closed_sealed', county: scope.county, row: id };
    await changeEmergency(tx, scope, id, {
      state: 'closed',
      closed_at: house.clock.now(),
      closed_by: scope.staff,
      closed_why: why as 'same' | 'others-help' | 'no-need' | 'prank',
      same_as: why === 'same' ? sameAs! : null,
      closed_sealed: words?.trim() ? house.vault.seal(key, at, words.trim()) : null,
      due_at: null,
    });
    await recordLook(house, tx, scope, { act: 'closed', whatKind: 'emergency', what: id });
  });
}
