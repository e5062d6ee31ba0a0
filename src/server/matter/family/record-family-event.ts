import { dayOf } from '../../../rules/day.ts';
import { familyEvents, type FamilyEventKind } from '../../../rules/family-events.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { getApplicationOf, lockApplication } from '../application.store.ts';
import { fillWords } from '../fill-words.ts';
import { asSentence, type EventPayload } from '../matter-words.ts';
import { insertEvent, lockMatter, moveMatter } from '../matter.store.ts';
import { listOpenMatterIds } from './family.store.ts';

interface FamilyAct {
  application: string;
  /** Of one matter alone; else of every open one. */
  matter?: string;
  kind: FamilyEventKind;
  /** What it is about: a paper, a question, the words of a consent. */
  what: string;
  /** Who did it, as the timeline says: 您, 大儿子. */
  who: string;
  /** Overrides who reads it, for what a relative did of his own. */
  seenBy?: 'all' | 'desk';
}

/**
 * What a family does around its matters, in the timeline of every open one of the application, or of one: none moves a step or a clock, and nobody is
 * told of what he did himself. In the caller's transaction; the caller has checked that it may, and that the same act is not done twice.
 */
export async function recordFamilyEvent(house: House, tx: Tx, scope: CitizenScope, act: FamilyAct): Promise<void> {
  const { county } = scope;
  await lockApplication(tx, scope, act.application);
  const application = await getApplicationOf(tx, scope, act.application);
  if (!application.key_wrapped) throw new Problem('not-found', { because: 'erased' });
  const key = house.vault.applicationKey(county, application.id, application.key_wrapped);
  const { said, seenBy } = familyEvents[act.kind];
  const values = { what: act.kind === 'fact-corrected' || act.kind === 'consent-withdrawn' ? asSentence(act.what) : act.what };
  const seen = act.seenBy ?? seenBy;
  const now = house.clock.now();
  for (const id of act.matter ? [act.matter] : await listOpenMatterIds(tx, scope, act.application)) {
    const matter = (await lockMatter(tx, scope, id))!;
    const event = newId(house.clock);
    const payload: EventPayload = {
      title: fillWords(said.title, values),
      text: fillWords(said.text, values),
      tone: said.tone,
      who: act.who,
      ...(seen === 'desk' ? { seenBy: seen } : {}),
    };
    await writeTogether(
      tx,
      insertEvent({
        county,
        id: event,
        matter: id,
        number: matter.version + 1,
        kind: act.kind,
        step: matter.step,
        actor_kind: 'citizen',
        actor: scope.account,
        on_day: dayOf(now),
        at: now,
        sealed: house.vault.sealJson(key, { column: 'event.sealed', county, row: event }, payload),
        submission_id: null,
        digest: null,
      }),
      moveMatter(scope, id, { version: matter.version + 1, changed_at: now }),
    );
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'matter', what: id });
  }
}
