import { checkPublicText } from '../../../rules/privacy/check-public-text.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findRelease, lockSunshine, updateRelease } from '../publish.store.ts';

/**
 * Down everywhere by one act: page and files answer so from now on, and each paper that hangs is a task until somebody took it off. One
 * person is enough: what should not be public must not wait for a colleague.
 */
export async function takeDownRelease(house: House, scope: StaffScope, { id, why }: { id: string; why: string }): Promise<void> {
  // The reason names what was wrong, not whose it was: it stays for years.
  if (checkPublicText(why).length > 0) throw new Problem('field-refused', { field: 'why', text: '原因里别写谁的事。只写哪一类写错了。' });
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const row = await findRelease(tx, scope, id);
    if (!row) throw new Problem('not-found');
    if (row.state === 'taken-down') return;
    if (row.state !== 'released') throw new Problem('not-now', { text: '这一份没有在公开，不用撤。' });
    await updateRelease(tx, scope, id, { state: 'taken-down', ended_by: scope.staff, ended_at: house.clock.now(), why });
    await recordLook(house, tx, scope, { act: 'taken-down', whatKind: 'sunshine-release', what: id });
  });
}
