import { closeEvent, isGoingOn, stepBeforeClosing, triesSinceHerSign } from '../../rules/closing.ts';
import { dayOf } from '../../rules/day.ts';
import type { Figure } from '../../rules/figures.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import { type Given, judgeEvent, type Role } from '../../rules/procedure.ts';
import { decidedAfterSpeaking } from '../../rules/window-events.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { prepareTelling } from '../notify/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { fieldText } from '../platform/field-words.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { Family, Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { writeTogether } from '../platform/write-together.ts';
import { countDates, isLateForHer, toldOf } from './count-dates.ts';
import { eventDates } from './event-dates.ts';
import { fillWords } from './fill-words.ts';
import { takeOrRefuse } from './hold/take-or-refuse.ts';
import { earlierThanTold, smsValuesOf, wechatValuesOf, wordsOf, type EventPayload } from './matter-words.ts';
import { getApplicationOf } from './application.store.ts';
import { findEventBySubmission, findProcedure, insertEvent, listEventsOf, lockMatter, moveMatter } from './matter.store.ts';
import { refuseOverdrawn } from './reserve/refuse-overdrawn.ts';
import { refuseBeyondAgreed, type Recorded } from './refuse-beyond-agreed.ts';
import { warnOfWithdrawal } from './warn-of-withdrawal.ts';
import { tellWhatChanged } from './tell-what-changed.ts';

export interface Act {
  matter: string;
  event: string;
  role: Role;
  /** The version the actor saw; an act on something that changed meanwhile is refused. */
  seenVersion: number;
  /** The act's identity for ever: the same again changes nothing. */
  submissionId: string;
  given: Given;
  calendar: Calendar;
  figures: readonly Figure[];
}

/**
 * The only way a matter changes. In the caller's transaction: asks the procedure whether this role may record this event
 * now, writes the event, the step that follows with its dates, the notice, and the knock that delivers it.
 * The caller has checked that the matter is in scope (`getMatterToActOn`); here it is taken in hand, or refused if a colleague has it.
 */
export async function recordEvent(house: House, tx: Tx, scope: Scope, act: Act): Promise<{ version: number }> {
  const matter = await lockMatter(tx, scope, act.matter);
  if (!matter) throw new Problem('not-found');
  const digest = house.vault.hash('act', JSON.stringify([act.matter, act.event, ...givenNames.map((name) => act.given[name] ?? null)]));
  const before = await findEventBySubmission(tx, scope, act.submissionId);
  if (before) {
    if (!before.digest || before.actor !== actorOf(scope) || !house.vault.sameHash(before.digest, digest))
      throw new Problem('already-sent-differently');
    return { version: matter.version };
  }
  const { forWhom: standIn } = scope.kind === 'staff' ? await takeOrRefuse(house, tx, scope, matter) : {};

  const procedure = (await findProcedure(tx, scope, matter.procedure, matter.procedure_version))!;
  const now = house.clock.now();
  const today = dayOf(now);
  const events = await listEventsOf(tx, scope, [matter.id]);
  if (matter.version !== act.seenVersion) throw await tellWhatChanged(tx, scope, { procedure, events, seenVersion: act.seenVersion });
  const told = toldOf(matter);
  const application = await getApplicationOf(tx, scope, matter.application);
  if (!application.key_wrapped) throw new Problem('not-found', { because: 'erased' });
  if (scope.kind === 'staff' && isOfFamily(scope.ownFamily, matter.person, application.household)) throw new Problem('own-household');
  const applicationKey = house.vault.applicationKey(scope.county, application.id, application.key_wrapped);
  const judged = judgeEvent(procedure, matter.step, act.event, {
    role: act.role,
    today,
    dates: eventDates(events),
    calendar: act.calendar,
    given: act.given,
    figures: act.figures,
    told: told.due ?? undefined,
    tries: triesSinceHerSign(events, (event) => givenWith(house, scope, applicationKey, event).way),
  });
  if (!judged.allowed) throw refusalOf(judged, act.event);
  if (decidedAfterSpeaking.has(judged.event.means ?? '') && matter.unconfirmed_since && !matter.confirmed_at)
    throw new Problem('not-now', { text: '这件不是她本人交的，或者手机号没认过。先打电话或上门问过她，记下来，再定。' });

  if (matter.sharing === 'quiet' && act.given.way === 'word')
    throw new Problem('not-now', { text: '这件是她悄悄办的，不能托人捎话。打她的电话，或上门只跟她本人说。' });

  const { reserve: name, agreed } = judged.event;
  if (name) {
    const { figures } = act;
    await refuseOverdrawn(house, tx, scope, { name, town: matter.town, day: today, figures, amountFen: act.given.amountFen ?? 0 });
  }
  // What goes on, goes on where it stood.
  const to = (isGoingOn(act.event) && stepBeforeClosing(events)) || judged.to;
  const dates = eventDates([...events, { kind: act.event, on_day: today }]);
  const toldSoFar = { due: to === matter.step ? told.due : null, total: told.total };
  const counted = countDates(procedure, to, dates, act.calendar, toldSoFar);
  const recordedSoFar = givenSoFar(house, scope, applicationKey, events);
  if (agreed) refuseBeyondAgreed(recordedSoFar, { event: act.event, agreed, amountFen: act.given.amountFen ?? 0 });
  const known = { ...latestGiven(recordedSoFar), ...onlyGiven(act.given), ...counted.said };
  const values = wordsOf(known);
  // The law's day has passed, and none that she was told: it goes up, and she is not told that a word was broken.
  const isEarly = judged.event.means === 'rise' && !isLateForHer(procedure, to, counted.said, today);
  const words = isEarly ? earlierThanTold : judged.event.said;
  const said = { title: fillWords(words.title, values), text: fillWords(words.text, values) };

  const event = newId(house.clock);
  const payload: EventPayload = { ...onlyGiven(act.given), ...said, tone: judged.event.said.tone, role: act.role };
  const recorded = insertEvent({
    county: scope.county,
    id: event,
    matter: matter.id,
    number: matter.version + 1,
    kind: act.event,
    step: to,
    actor_kind: scope.kind === 'system' ? 'clock' : scope.kind,
    actor: actorOf(scope),
    on_day: today,
    at: now,
    sealed: house.vault.sealJson(applicationKey, { column: 'event.sealed', county: scope.county, row: event }, payload),
    submission_id: act.submissionId,
    digest,
  });
  const moved = moveMatter(scope, matter.id, {
    step: to,
    version: matter.version + 1,
    changed_at: now,
    closed_at: procedure.steps[to]?.final || procedure.steps[to]?.resting ? now : null,
    ...counted.columns,
  });
  const writes = [recorded, moved];
  if (judged.event.notice) {
    const telling = {
      matter: matter.id,
      event,
      account: matter.kept_by ?? application.account,
      person: matter.person,
      kind: judged.event.notice,
      words: said,
      values: smsValuesOf(known),
      wechatValues: wechatValuesOf(known),
      // What a person decides at night is told at night, as in an emergency; what a clock finds wakes nobody.
      from: scope.kind === 'system' ? nextDaytime(now) : now,
    };
    writes.push(...(await prepareTelling(house, tx, scope, applicationKey, telling)));
  }
  if (scope.kind === 'citizen' && judged.event.means === 'withdraw')
    writes.push(...(await warnOfWithdrawal(house, tx, scope, applicationKey, { matter, filledBy: application.filled_by, event })));
  await writeTogether(tx, ...writes);
  await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'matter', what: matter.id, forWhom: standIn?.staff });
  return { version: matter.version + 1 };
}

/** The gate has said so already; whatever door is built later, the law is here too. */
function isOfFamily({ people, households }: Family, person: string, household: string | null): boolean {
  return people.includes(person) || (household !== null && households.includes(household));
}

function actorOf(scope: Scope): string | null {
  return scope.kind === 'staff' ? scope.staff : scope.kind === 'citizen' ? scope.account : null;
}

/** What earlier events gave and later words may still say, such as the amount when the money arrives. */
function latestGiven(before: readonly Recorded[]): Given {
  return Object.assign({}, ...before.map(({ given }) => given)) as Given;
}

function givenSoFar(house: House, scope: Scope, key: DataKey, events: readonly KeptEvent[]): Recorded[] {
  return events.flatMap((event) => (event.sealed ? [{ kind: event.kind, given: givenWith(house, scope, key, event) }] : []));
}

function givenWith({ vault }: House, { county }: Scope, key: DataKey, { id, sealed }: KeptEvent): Given {
  return sealed ? onlyGiven(vault.openJson<EventPayload>(key, { column: 'event.sealed', county, row: id }, sealed)) : {};
}
type KeptEvent = { id: string; kind: string; sealed: Buffer | null };

const givenNames = ['amountFen', 'reason', 'rule', 'remedy', 'finding', 'delivery', 'cause', 'way'] as const satisfies (keyof Given)[];

/** An event's payload holds its words too; these are what was given with it. */
function onlyGiven(payload: Given): Given {
  return Object.fromEntries(givenNames.flatMap((name) => (payload[name] === undefined ? [] : [[name, payload[name]]])));
}

const tooFewTries = '找的次数还不够：要在几个不同的日子找过，至少上门一回，一回一记。她有了回音，就不能停。';

function refusalOf(judged: Exclude<ReturnType<typeof judgeEvent>, { allowed: true }>, event: string): Problem {
  if (judged.why === 'wrong-role') return new Problem('not-for-you');
  if (judged.why === 'missing') {
    const field = judged.missing === 'amount' ? 'amountFen' : judged.missing;
    return new Problem('field-refused', { field, text: fieldText(field) });
  }
  if (judged.why === 'not-yet' && event === closeEvent) return new Problem('not-now', { text: tooFewTries });
  if (judged.why === 'not-yet' && judged.notBefore)
    return new Problem('not-now', { text: `还没到时候。${dayInWords(judged.notBefore)}起才能办这一步。` });
  if (judged.why === 'over-cap') return new Problem('not-now', { text: '这个数您签不了，请上一级来签。' });
  return new Problem('not-now');
}
