import { dayOf } from '../../rules/day.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import { windowEvents } from '../../rules/window-events.ts';
import { fillWords, getApplicationOf, lockMatter } from '../matter/index.ts';
import { prepareTelling } from '../notify/index.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { plannedKind, visitValues, visitWords } from './plan/say-visit.ts';
import { sealStep } from './plan/seal-step.ts';
import { changeVisit, insertVisitStep, listNamesOfStaff, listVisitsToTell, lockVisit } from './visit.store.ts';

const batch = 200;

/** The day before: who comes tomorrow, to her phone; each in a transaction of its own, so that what fails of one holds nobody else up. */
export async function tellDueVisits(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const id of await listVisitsToTell(house.db, scope, { now: house.clock.now(), limit: batch }))
      // Nothing of it is written and the row stays due: said in the log, and tried again by the next knock.
      await tell(house, scope, id).catch((error: unknown) => house.log.error(errorForLog(error), 'not told of a visit'));
  }
}

async function tell(house: House, scope: SystemScope, id: string): Promise<void> {
  const now = house.clock.now();
  await house.db.transaction().execute(async (tx) => {
    const visit = await lockVisit(tx, scope, id);
    if (!visit?.tell_at || visit.tell_at > now || !visit.matter) return;
    const matter = await lockMatter(tx, scope, visit.matter);
    const application = matter && (await getApplicationOf(tx, scope, matter.application));
    const told = changeVisit(scope, id, { tell_at: null, version: visit.version + 1, changed_at: now });
    // Erased meanwhile, or we were down until it was over: nothing can be said any more.
    if (!matter || !application?.key_wrapped || visit.state !== 'planned' || visit.day < dayOf(now)) {
      await writeTogether(tx, changeVisit(scope, id, { tell_at: null }));
      return;
    }
    const people = await listNamesOfStaff(tx, scope, visit.visitors);
    const key = house.vault.applicationKey(scope.county, application.id, application.key_wrapped);
    const step = sealStep(house, scope, key, { visit: id, number: visit.version + 1, kind: 'told', words: '' });
    const { said } = windowEvents['visit-planned'];
    const values = visitWords(visit, people);
    const telling = await prepareTelling(house, tx, scope, key, {
      matter: matter.id,
      // Nothing happened in her matter: what she is told of is this step of the visit.
      event: step.id,
      account: matter.kept_by ?? application.account,
      person: matter.person,
      kind: plannedKind(visit.office),
      words: { title: said.title, text: fillWords(said.text, values) },
      values: visitValues(visit, people),
      wechatValues: {},
      from: nextDaytime(now),
    });
    await writeTogether(tx, told, insertVisitStep(step), ...telling);
  });
}
