import { dayOf } from '../../rules/day.ts';
import { findFigure } from '../places/index.ts';
import { leaveToSweep } from '../platform/begun-files.ts';
import type { House } from '../platform/house.ts';
import { deleteUnsent, listUnsent } from './apply.store.ts';

const dayMs = 86_400_000;
const batch = 50;

/**
 * Applications that were begun with a photo and never sent are thrown away, photos too, after the county's figure of days: nobody
 * has asked for anything, and the county keeps no paper without a reason. A county without the figure keeps them.
 */
export async function sweepUnsent({ db, clock }: House, counties: readonly string[]): Promise<void> {
  const now = clock.now();
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const figure = await findFigure(db, scope, { name: 'unsent-days', day: dayOf(now) });
    if (!figure) continue;
    const before = new Date(now.getTime() - figure.value * dayMs);
    for (const { id } of await listUnsent(db, scope, { before, limit: batch })) {
      await db.transaction().execute(async (tx) => leaveToSweep(tx, scope, await deleteUnsent(tx, scope, id), now));
    }
  }
}
