import { dayOf } from '../../rules/day.ts';
import { insertErrandStep, listUnsaidErrands, lockErrand, moveErrand } from '../notify/index.ts';
import type { House } from '../platform/house.ts';
import { writeTogether } from '../platform/write-together.ts';

/** Not said by the promised day, or by nobody's liaison: the town says it, once. */
export async function handUnsaidToTown(house: House, counties: readonly string[]): Promise<void> {
  const now = house.clock.now();
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { id } of await listUnsaidErrands(house.db, scope, dayOf(now))) {
      await house.db.transaction().execute(async (tx) => {
        const row = await lockErrand(tx, scope, id);
        if (!row || row.state !== 'open' || row.with_whom === 'town') return;
        const number = row.version + 1;
        await writeTogether(
          tx,
          insertErrandStep({
            county,
            errand: id,
            number,
            kind: 'to-town',
            actor_kind: 'clock',
            actor: null,
            at: now,
            submission_id: null,
            digest: null,
            sealed: null,
          }),
          moveErrand(scope, id, { with_whom: 'town', version: number, changed_at: now }),
        );
      });
    }
  }
}
