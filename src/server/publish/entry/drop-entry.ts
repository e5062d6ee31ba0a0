import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findEntry, keepEntry, lockSunshine } from '../publish.store.ts';

/** It stands in no further release; what was released with it stays written down. */
export async function dropEntry(house: House, scope: StaffScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const row = await findEntry(tx, scope, id);
    if (!row) throw new Problem('not-found');
    if (row.state === 'dropped') return;
    const { county: _, ...kept } = row;
    await keepEntry(tx, scope, {
      ...kept,
      data: JSON.stringify(row.data),
      version: row.version + 1,
      state: 'dropped',
      changed_by: scope.staff,
      changed_at: house.clock.now(),
    });
    await recordLook(house, tx, scope, { act: 'dropped', whatKind: 'sunshine-entry', what: id });
  });
}
