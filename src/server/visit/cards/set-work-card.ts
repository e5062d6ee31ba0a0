import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { setWorkCard as writeWorkCard } from '../visit.store.ts';

/** The number of a colleague's work card, from now on. */
export async function setWorkCard(house: House, scope: StaffScope, staff: string, cardNumber: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    if (!(await writeWorkCard(tx, scope, staff, cardNumber))) throw new Problem('not-found');
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'staff', what: staff });
  });
}
