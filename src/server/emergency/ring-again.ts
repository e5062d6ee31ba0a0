import { listRings } from '../notify/index.ts';
import { readFigures } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import { changeEmergency, findEmergency, listDue, lockEmergency } from './emergency.store.ts';
import { readDesks } from './read-desks.ts';
import { ringDesk, takeMinutes } from './ring-desks.ts';

/** From then on each hour: a desk that has slept through a dozen messages is not woken by the thirteenth. */
const oftenAtMost = 12;
const seldomMinutes = 60;

/**
 * What nobody took in time rings at the county's duty desk too, and at both again until somebody takes it. What somebody took and neither
 * opened nor closed is told to the county once: an officer may have fallen asleep, or into a ditch.
 */
export async function ringAgain(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope: SystemScope = { kind: 'system', county };
    const now = house.clock.now();
    const due = await listDue(house.db, scope, now);
    if (due.length === 0) continue;
    const minutes = Math.max(1, takeMinutes(await readFigures(house.db, scope), now));
    for (const { id } of due) await ringOne(house, scope, { id, minutes, now });
  }
}

async function ringOne(house: House, scope: SystemScope, { id, minutes, now }: { id: string; minutes: number; now: Date }): Promise<void> {
  const found = await findEmergency(house.db, scope, id);
  if (!found) return;
  const desks = await readDesks(house, scope, found.place);
  await house.db.transaction().execute(async (tx) => {
    const row = await lockEmergency(tx, scope, id);
    if (!row?.due_at || row.due_at > now) return;
    if (row.state !== 'ringing') {
      if (row.state === 'taken') await ringDesk(house, tx, scope, { row, desk: desks.county, why: 'not-taken' });
      return changeEmergency(tx, scope, id, { due_at: null });
    }
    const rung = await listRings(tx, scope, [id]);
    const knowsAlready = rung.some(({ place }) => place === scope.county);
    await ringDesk(house, tx, scope, { row, desk: desks.county, why: knowsAlready ? 'again' : 'not-taken' });
    if (row.place !== scope.county) await ringDesk(house, tx, scope, { row, desk: desks.first, why: 'again' });
    const wait = rung.length < oftenAtMost ? minutes : seldomMinutes;
    await changeEmergency(tx, scope, id, { due_at: new Date(now.getTime() + wait * 60_000) });
  });
}
