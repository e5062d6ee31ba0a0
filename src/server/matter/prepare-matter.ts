import { type Day, dayOf } from '../../rules/day.ts';
import type { SourceKind } from '../../rules/procedure-shape.ts';
import { submitEvent, type Due, type Procedure } from '../../rules/procedure.ts';
import type { ReceiverKind } from '../../rules/receiver.ts';
import type { Sharing } from '../../rules/sharing.ts';
import { joinedStep, windowEvents } from '../../rules/window-events.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { prepareTelling, type Whom } from '../notify/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope, StaffScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { countDates } from './count-dates.ts';
import { fillWords } from './fill-words.ts';
import { smsValuesOf, wechatValuesOf, wordsOf, type EventPayload } from './matter-words.ts';
import { insertEvent, insertMatter } from './matter.store.ts';

export interface NewMatter {
  application: string;
  applicationKey: DataKey;
  /** Whose application it is. */
  account: string;
  person: string;
  program: string;
  catalogueVersion: number;
  procedure: Procedure;
  village: string;
  town: string;
  receiver: { kind: Exclude<ReceiverKind, 'none'>; id: string | null };
  /** Which body answers for the program. */
  body: string | null;
  calendar: Calendar;
  /** Papers that may follow are waited for until then. */
  follow?: { day: Day; certain: boolean; kind: SourceKind } | undefined;
  /** Nothing is decided before an officer has spoken with her. */
  unconfirmed?: boolean;
  /** Of a program that is nobody else's business. */
  quiet?: boolean | undefined;
  /** Whom she named, where that is written together with this. */
  whom?: Whom | undefined;
  /** The same is asked for already, in this matter under this number, and goes on there. */
  joins?: { into: string; number: string } | undefined;
  /** The window opens it for her: what is said first, and the act's identity. */
  added?: { words: { title: string; text: string }; who: string; submissionId: string; digest: Buffer };
}

/** A matter with its first event, dates and notice, for the caller to write together with the application. */
export async function prepareMatter(
  house: House,
  tx: Tx,
  scope: CitizenScope | StaffScope,
  fresh: NewMatter,
): Promise<{ matter: string; event: string; lookBy: Due | undefined; said: { title: string; text: string }; writes: Write[] }> {
  const { clock, vault } = house;
  const { county } = scope;
  const { procedure } = fresh;
  const now = clock.now();
  const today = dayOf(now);
  const dates = { [submitEvent]: today };
  const { due, total, columns } = countDates(procedure, procedure.start, dates, fresh.calendar);
  const matter = newId(clock);
  const { joins } = fresh;
  const sharing: Sharing = fresh.quiet ? 'quiet' : 'nobody';
  const opened = insertMatter({
    county,
    id: matter,
    application: fresh.application,
    person: fresh.person,
    program: fresh.program,
    catalogue_version: fresh.catalogueVersion,
    procedure: procedure.id,
    procedure_version: procedure.version,
    village: fresh.village,
    town: fresh.town,
    step: joins ? joinedStep : procedure.start,
    version: joins ? 2 : 1,
    opened_at: now,
    changed_at: now,
    closed_at: joins ? now : null,
    ...columns,
    ...(joins ? { due_on: null, due_certain: null, due_kind: null, total_due_on: null, late_on: null } : {}),
    receiver_kind: fresh.receiver.kind,
    receiver: fresh.receiver.id,
    body: fresh.body,
    joined_into: joins?.into ?? null,
    unconfirmed_since: fresh.unconfirmed ? now : null,
    follow_on: fresh.follow?.day ?? null,
    follow_certain: fresh.follow?.certain ?? null,
    follow_kind: fresh.follow?.kind ?? null,
    sharing,
  });
  const event = newId(clock);
  const values = wordsOf({ due, total });
  const first = { title: fillWords(procedure.first.title, values), text: fillWords(procedure.first.text, values) };
  const said = fresh.added ? { title: fresh.added.words.title, text: `${fresh.added.words.text}${first.text}` } : first;
  const payload: EventPayload = { ...said, tone: procedure.first.tone, ...(fresh.added ? { who: fresh.added.who } : {}) };
  const submitted = insertEvent({
    county,
    id: event,
    matter,
    number: 1,
    kind: submitEvent,
    step: procedure.start,
    actor_kind: scope.kind,
    actor: scope.kind === 'citizen' ? scope.account : scope.staff,
    on_day: today,
    at: now,
    sealed: vault.sealJson(fresh.applicationKey, { column: 'event.sealed', county, row: event }, payload),
    submission_id: fresh.added?.submissionId ?? null,
    digest: fresh.added?.digest ?? null,
  });
  const writes = [opened, submitted];
  if (joins) return { matter, event, lookBy: due, said, writes: [...writes, joinedEvent(house, scope, fresh, { matter, joins })] };
  if (procedure.first.notice) {
    const telling = {
      matter,
      event,
      sharing,
      account: fresh.account,
      person: fresh.person,
      kind: procedure.first.notice,
      words: said,
      values: smsValuesOf({ due, total }),
      wechatValues: wechatValuesOf({ due, total }),
      from: now,
      hasReceipt: scope.kind === 'citizen',
      whom: fresh.whom,
    };
    writes.push(...(await prepareTelling(house, tx, scope, fresh.applicationKey, telling)));
  }
  return { matter, event, lookBy: due, said, writes };
}

/** The second and last line of its timeline. */
function joinedEvent(
  { vault, clock }: House,
  scope: CitizenScope | StaffScope,
  { applicationKey }: NewMatter,
  { matter, joins }: { matter: string; joins: { number: string } },
): Write {
  const { said } = windowEvents.joined;
  const event = newId(clock);
  const now = clock.now();
  const payload: EventPayload = {
    title: said.title,
    text: fillWords(said.text, { number: joins.number, reason: '' }),
    tone: said.tone,
  };
  return insertEvent({
    county: scope.county,
    id: event,
    matter,
    number: 2,
    kind: 'joined',
    step: joinedStep,
    actor_kind: scope.kind,
    actor: scope.kind === 'citizen' ? scope.account : scope.staff,
    on_day: dayOf(now),
    at: now,
    sealed: vault.sealJson(applicationKey, { column: 'event.sealed', county: scope.county, row: event }, payload),
    submission_id: null,
    digest: null,
  });
}
