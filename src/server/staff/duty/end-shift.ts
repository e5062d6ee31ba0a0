import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { maySetRoster } from './duty-places.ts';
import { endShiftRow, findShift } from './duty.store.ts';

/** Taken out of the roster from now on; taken out already stays so, and what was done stays as it was. */
export async function endShift(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const shift = await findShift(tx, scope, id);
    if (!shift || !maySetRoster(book, scope, shift.place)) throw new Problem('not-found');
    if (shift.ended_at) return;
    const now = house.clock.now();
    if (shift.until <= now) throw new Problem('not-now', { text: '这一班已经值完了，不能改。' });
    await endShiftRow(tx, scope, id, now);
    await recordLook(house, tx, scope, { act: 'ended', whatKind: 'duty-shift', what: id });
  });
}
