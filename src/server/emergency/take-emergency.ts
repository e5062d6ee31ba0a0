import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { listStaffNames } from '../platform/list-staff-names.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { changeEmergency, lockEmergency } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';

/** Three times as long as a ring: by then it is a matter, or it is closed, or something has happened to the officer. */
const patience = 3;

/** The first of the desk has it in hand, and it rings no longer. A colleague takes it over by saying so; both stand in the audit. */
export async function takeEmergency(
  house: House,
  scope: StaffScope,
  { id, over, minutes }: { id: string; over: 'yes' | 'no'; minutes: number },
): Promise<void> {
  await getEmergency(house.db, scope, id);
  await house.db.transaction().execute(async (tx) => {
    const row = (await lockEmergency(tx, scope, id))!;
    if (row.taken_by === scope.staff) return;
    if (row.state === 'closed') throw new Problem('not-now', { text: '这件已经了结了。' });
    if (row.taken_by && over !== 'yes') {
      const name = (await listStaffNames(tx, scope, [row.taken_by])).get(row.taken_by) ?? '同事';
      throw new Problem('held-by-colleague', { text: `${name}在办。他办不了，您再接过来。` });
    }
    const now = house.clock.now();
    const waits = row.state === 'ringing' || row.state === 'taken';
    await changeEmergency(tx, scope, id, {
      state: waits ? 'taken' : row.state,
      taken_by: scope.staff,
      taken_at: now,
      due_at: waits ? new Date(now.getTime() + Math.max(1, minutes) * patience * 60_000) : null,
    });
    await recordLook(house, tx, scope, { act: 'took', whatKind: 'emergency', what: id });
  });
}

/** Of what only who has it in hand may do. */
export function refuseUnlessHers(row: Tables['emergency'], scope: StaffScope): void {
  if (row.taken_by === scope.staff) return;
  throw new Problem('held-by-colleague', { text: row.taken_by ? '这件在同事手上。先接过来，再办。' : '先点“我来办”，再办。' });
}
