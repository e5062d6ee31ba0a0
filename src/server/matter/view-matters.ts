import { triesSinceHerSign, type Try, type TryWay } from '../../rules/closing.ts';
import type { Label } from '../../contract/common.contract.ts';
import type { TimelineEntry } from '../../contract/check.contract.ts';
import { instantInWords, dayInWords } from '../../rules/day-in-words.ts';
import { dayOf, daysBetween, type Day } from '../../rules/day.ts';
import { maskName, unnamed } from '../../rules/mask.ts';
import type { Step } from '../../rules/procedure-shape.ts';
import { type Due, eventsAt, isPublicNotice, isWaiting, type Procedure, type Role, type SourceKind } from '../../rules/procedure.ts';
import type { Calendar } from '../../rules/working-day.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { countDates, toldOf } from './count-dates.ts';
import { eventDates } from './event-dates.ts';
import { fillWords } from './fill-words.ts';
import { findVerdict, type OpenedEvent, type Verdict } from './find-verdict.ts';
import { dueInWords, wordsOf, type EventPayload, type KnownValues } from './matter-words.ts';
import { findProcedure, listEventsOf, type MatterRow } from './matter.store.ts';

export interface MatterView {
  row: MatterRow;
  /** 8362 0417 */
  receiptNumber: string;
  /** Masked: 王** */
  applicant: string;
  procedure: Procedure;
  state: Label;
  /** Newest first. */
  timeline: TimelineEntry[];
  /** The last day of this step that she was told; the end of a notice waits for it. */
  told: string | undefined;
  next: { text: string; day: string; kind: SourceKind; certain: boolean; overdue: boolean } | undefined;
  dates: ReturnType<typeof eventDates>;
  /** How she was looked for since her last sign. */
  tries: readonly Try[];
  /** The decision against her that stands. */
  verdict: () => Verdict | undefined;
}

type EventRow = Awaited<ReturnType<typeof listEventsOf>>[number];

const offices = {
  citizen: '您',
  town: '镇上',
  county: '县里',
  finance: '财政',
  village: '村里',
  department: '主管单位',
  panel: '评委会',
  hotline: '12349',
  clock: '到了日子',
} as const satisfies Record<Role, string>;

/**
 * Where matters of one county stand, in her words and in the order given: the state follows from the events, the words
 * from the procedure each was filed under. Erased households are left out. The same few statements however long the list.
 */
export async function viewMatters(
  house: House,
  db: Reader,
  scope: Scope,
  rows: readonly MatterRow[],
  calendar: Calendar,
): Promise<MatterView[]> {
  const readable = rows.filter((row) => row.key_wrapped);
  const ids = readable.map((row) => row.id);
  const events = Map.groupBy(await listEventsOf(db, scope, ids), (event) => event.matter);
  const procedures = new Map<string, Procedure>();
  const views: MatterView[] = [];
  for (const row of readable) {
    const id = `${row.procedure}|${row.procedure_version}`;
    const procedure = procedures.get(id) ?? (await findProcedure(db, scope, row.procedure, row.procedure_version))!;
    procedures.set(id, procedure);
    views.push(viewOf(house, { scope, row, procedure, calendar, events: events.get(row.id) ?? [] }));
  }
  return views;
}

interface Known {
  scope: Scope;
  row: MatterRow;
  procedure: Procedure;
  calendar: Calendar;
  events: readonly EventRow[];
}

function viewOf(house: House, { scope, row, procedure, calendar, events }: Known): MatterView {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const dates = eventDates(events);
  const told = toldOf(row);
  const counted = countDates(procedure, row.step, dates, calendar, told);
  const known: KnownValues = scope.kind === 'citizen' ? counted.said : { due: counted.due, total: counted.total };
  const timeline: TimelineEntry[] = [];
  const opened: OpenedEvent[] = [];
  const ways = new Map<string, TryWay>();
  let from = procedure.start;
  for (const event of events) {
    const { title, text, tone, role, who, seenBy, ...given } = house.vault.openJson<EventPayload>(
      key,
      { column: 'event.sealed', county: scope.county, row: event.id },
      event.sealed!,
    );
    const acted = who ?? whoActed(procedure, from, { ...event, role });
    if (given.way) ways.set(event.id, given.way);
    opened.push({ kind: event.kind, step: event.step, on_day: event.on_day, role, who: acted, given });
    if (seenBy === 'desk' && scope.kind === 'citizen') continue;
    Object.assign(known, given);
    timeline.unshift({
      kind: event.kind,
      title,
      text,
      tone,
      at: event.at.toISOString(),
      when: instantInWords(event.at),
      who: acted,
    });
    from = event.step;
  }
  const step = procedure.steps[row.step]!;
  const today = dayOf(house.clock.now());
  const values = wordsOf(known);
  return {
    row,
    receiptNumber: `${row.receipt_number!.slice(0, 4)} ${row.receipt_number!.slice(4)}`,
    applicant: maskOrSay(
      house.vault.open(key, { column: 'application.name_sealed', county: scope.county, row: row.application }, row.name_sealed!),
    ),
    procedure,
    dates,
    timeline,
    tries: triesSinceHerSign(events, ({ id }) => ways.get(id)),
    verdict: () => findVerdict(procedure, opened),
    state: { kind: row.step, title: fillWords(step.title, values), text: fillWords(step.text, values) },
    told: told.due ?? undefined,
    next: step.final || step.resting ? undefined : nextOf(known, counted.said, { step, hangs: isPublicNotice(procedure, row.step), today }),
  };
}

function maskOrSay(name: string): string {
  return name === '' ? unnamed : maskName(name);
}

/** The office, as the procedure names it in the step it stood in; never a person's name. */
function whoActed(procedure: Procedure, from: string, { kind, actor_kind, role }: EventRow & { role: Role | undefined }): string {
  if (actor_kind !== 'staff') return offices[actor_kind];
  const acted = role ?? eventsAt(procedure, from).find((event) => event.event === kind)?.role[0] ?? 'town';
  // Departments and panels are many; which of them it is, the step says.
  return acted === 'department' || acted === 'panel' ? procedure.steps[from]!.who : offices[acted];
}

type Dates = Pick<KnownValues, 'due' | 'total'>;

interface Now {
  step: Step;
  /** A notice hangs. */
  hangs: boolean;
  today: Day;
}

/** Where staff read another day than she was told, they read that one too. */
function nextOf(shown: Dates, said: Dates, { step, hangs, today }: Now): MatterView['next'] {
  const nearest = nearestOf(shown, step, today);
  if (!nearest) return undefined;
  const overdue = today > nearest.day;
  const when = dueInWords(nearest);
  const plain =
    nearest !== shown.due
      ? `最晚${when}有结果`
      : hangs
        ? `公示到${when}`
        : isWaiting(step)
          ? `到${when}为止`
          : `${step.who}${when}前办这一步`;
  const text = overdue ? `说好${when}前办，今天晚了${daysBetween(nearest.day, today)}天。` : plain;
  const told = nearestOf(said, step, today);
  const toldToHer = told && told.day !== nearest.day ? `（跟申请人说的是${dayInWords(told.day)}）` : '';
  return { text: `${text}${toldToHer}`, day: nearest.day, kind: nearest.kind, certain: nearest.certain, overdue };
}

/** The last day of the whole is spoken of until the decision is made. */
function nearestOf({ due, total }: Dates, step: Step, today: Day): Due | undefined {
  // What had to hang its days has hung them; from then on the whole is what counts.
  const stillDue = due && isWaiting(step) && today > due.day ? undefined : due;
  return stillDue ?? (step.decided ? undefined : total);
}
