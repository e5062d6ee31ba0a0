import { dayOf } from '../../rules/day.ts';
import { closeErrands, insertErrandStep, listStrayErrands, lockErrand, moveErrand } from '../notify/index.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';

/** Not said by the promised day, or by nobody's liaison: the town says it, once. Of a household that was erased nobody says anything. */
export async function lookAfterErrands(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const stray = await listStrayErrands(house.db, scope, dayOf(house.clock.now()));
    const erased = stray.filter((one) => one.is_erased).map(({ id }) => id);
    if (erased.length > 0) await house.db.transaction().execute((tx) => closeErrands(house, tx, scope, { ids: erased, because: 'erased' }));
    for (const { id, is_erased } of stray) if (!is_erased) await handToTown(house, scope, id);
  }
}

async function handToTown(house: House, scope: SystemScope, id: string): Promise<void> {
  const { county } = scope;
  const now = house.clock.now();
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
