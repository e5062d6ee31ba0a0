import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { writeTogether } from '../platform/write-together.ts';
import { sealStep } from './seal-step.ts';
import { insertLeadStep, listLateLeads, lockLead, moveLead } from './watch.store.ts';

/** Nobody looked by the promised day: it is the county's by itself, once. */
export async function raiseLateLeads(house: House, counties: readonly string[]): Promise<void> {
  const now = house.clock.now();
  const today = dayOf(now);
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { id } of await listLateLeads(house.db, scope, today)) {
      await house.db.transaction().execute(async (tx) => {
        const row = await lockLead(tx, scope, id);
        if (!row || row.risen_at || row.state === 'visited') return;
        const number = row.version + 1;
        await writeTogether(
          tx,
          insertLeadStep(sealStep(house, county, { lead: id, number, kind: 'risen', actor: null, words: '' })),
          moveLead(scope, id, { with_whom: 'county', risen_at: now, version: number, changed_at: now }),
        );
      });
    }
  }
}
