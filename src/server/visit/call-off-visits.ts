import { dayOf } from '../../rules/day.ts';
import { visitOffices } from '../../rules/visits.ts';
import { getApplicationOf, lockMatter, recordWindowEvent } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { visitValues, visitWords } from './plan/say-visit.ts';
import { sealStep } from './plan/seal-step.ts';
import { changeVisit, insertVisitStep, listNamesOfStaff, listVisitsOfClosed, lockVisit } from './visit.store.ts';

const batch = 100;

/** The matter is over, so nobody comes any more, and she is told: else she waits at home, and a stranger may come in our name. */
export async function callOffVisits(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const id of await listVisitsOfClosed(house.db, scope, { today: dayOf(house.clock.now()), limit: batch }))
      // Nothing of it is written: said in the log, and tried again by the next knock.
      await callOff(house, scope, id).catch((error: unknown) => house.log.error(errorForLog(error), 'visit not called off'));
  }
}

async function callOff(house: House, scope: SystemScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const visit = await lockVisit(tx, scope, id);
    if (visit?.state !== 'planned' || !visit.matter) return;
    const off = changeVisit(scope, id, { state: 'cancelled', tell_at: null, version: visit.version + 1, changed_at: house.clock.now() });
    const matter = (await lockMatter(tx, scope, visit.matter))!;
    const application = await getApplicationOf(tx, scope, matter.application);
    if (!application?.key_wrapped) {
      await writeTogether(tx, off);
      return;
    }
    const key = house.vault.applicationKey(scope.county, application.id, application.key_wrapped);
    const step = sealStep(house, scope, key, {
      visit: id,
      number: visit.version + 1,
      kind: 'cancelled',
      words: '这件事已经办完或不办了。',
    });
    await writeTogether(tx, off, insertVisitStep(step));
    const people = await listNamesOfStaff(tx, scope, visit.visitors);
    await recordWindowEvent(house, tx, scope, {
      matter: visit.matter,
      kind: 'visit-cancelled',
      values: visitWords(visit, people),
      who: visitOffices[visit.office],
      smsValues: visitValues(visit, people),
    });
  });
}
