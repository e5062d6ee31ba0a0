import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { failErrandDeliveries, insertErrandStep, lockOpenErrands, moveErrand } from './errand.store.ts';

/** Nobody is to say these any more, and it stands in their steps why; what was said meanwhile stays said. */
export async function closeErrands(
  house: House,
  tx: Tx,
  scope: Scope,
  { ids, because }: { ids: readonly string[]; because: 'erased' | 'called-off' },
): Promise<void> {
  const { county } = scope;
  const now = house.clock.now();
  const open = await lockOpenErrands(tx, scope, ids);
  if (open.length === 0) return;
  await writeTogether(
    tx,
    ...open.flatMap(({ id, version }) => [
      insertErrandStep({
        county,
        errand: id,
        number: version + 1,
        kind: because,
        actor_kind: 'clock',
        actor: null,
        at: now,
        submission_id: null,
        digest: null,
        sealed: null,
      }),
      moveErrand(scope, id, { state: 'closed', version: version + 1, changed_at: now }),
    ]),
    failErrandDeliveries(
      scope,
      open.map(({ id }) => id),
      now,
    ),
  );
}
