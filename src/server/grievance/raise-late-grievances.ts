import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { writeTogether } from '../platform/write-together.ts';
import { findApplicationOf, listLate, lockGrievance, moveGrievance } from './grievance.store.ts';
import { sealStep } from './seal-step.ts';
import { keyOf } from './told.ts';

/** Nobody answered by the promised day: it goes to whoever audits the county by itself, once, and its day stays the one that was let pass. */
export async function raiseLateGrievances(house: House, counties: readonly string[]): Promise<void> {
  const now = house.clock.now();
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { id } of await listLate(house.db, scope, dayOf(now))) {
      await house.db.transaction().execute(async (tx) => {
        const row = await lockGrievance(tx, scope, id);
        if (!row || row.risen_at || row.state === 'done') return;
        const application = row.matter ? await findApplicationOf(tx, scope, row.matter) : undefined;
        const number = row.version + 1;
        const change = { desk: 'auditor', risen_at: now, version: number, changed_at: now } as const;
        // Of a household that was erased nothing is left to say.
        const isErased = row.matter !== null && !application?.key_wrapped;
        if (isErased) return writeTogether(tx, moveGrievance(scope, id, { risen_at: now, state: 'done' }));
        const key = keyOf(house, county, application);
        await writeTogether(
          tx,
          sealStep(house, key, row, { kind: 'risen', number, actor: null, words: '' }),
          moveGrievance(scope, id, change),
        );
      });
    }
  }
}
