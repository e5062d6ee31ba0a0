import type { Label } from '../../contract/common.contract.ts';
import type { TimelineEntry } from '../../contract/check.contract.ts';
import { instantInWords, dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { dueOf, totalDueOf, type Procedure, type SourceKind } from '../../rules/procedure.ts';
import type { Calendar } from '../../rules/working-day.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { eventDates } from './event-dates.ts';
import { fillWords } from './fill-words.ts';
import { wordsOf, type EventPayload, type KnownValues } from './matter-words.ts';
import { findProcedure, listEvents, type MatterRow } from './matter.store.ts';

export interface MatterView {
  procedure: Procedure;
  state: Label;
  /** Newest first. */
  timeline: TimelineEntry[];
  next: { text: string; day: string; kind: SourceKind; certain: boolean; overdue: boolean } | undefined;
  dates: ReturnType<typeof eventDates>;
}

const actors = { citizen: '您', staff: '镇上、县里的人', clock: '到了日子' } as const;

/** Where a matter stands, in her words: the state follows from the events, the words from the procedure it was filed under. */
export async function readTimeline(house: House, db: Reader, scope: Scope, row: MatterRow, calendar: Calendar): Promise<MatterView> {
  const procedure = (await findProcedure(db, scope, row.procedure, row.procedure_version))!;
  const events = await listEvents(db, scope, row.id);
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const dates = eventDates(events);
  const known: KnownValues = { due: dueOf(procedure, row.step, dates, calendar), total: totalDueOf(procedure, dates, calendar) };
  const timeline: TimelineEntry[] = [];
  for (const event of events) {
    const payload = house.vault.openJson<EventPayload>(key, { column: 'event.sealed', county: scope.county, row: event.id }, event.sealed!);
    Object.assign(known, definedOf(payload));
    timeline.unshift({
      kind: event.kind,
      title: payload.title,
      text: payload.text,
      tone: payload.tone,
      at: event.at.toISOString(),
      when: instantInWords(event.at),
      who: actors[event.actor_kind],
    });
  }
  const step = procedure.steps[row.step]!;
  const values = wordsOf(known);
  return {
    procedure,
    dates,
    timeline,
    state: { kind: row.step, title: fillWords(step.title, values), text: fillWords(step.text, values) },
    next: nextOf(known, step.who, dayOf(house.clock.now())),
  };
}

function definedOf({ amountFen, reason, remedy }: EventPayload): KnownValues {
  return {
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function nextOf({ due, total }: KnownValues, who: string, today: string): MatterView['next'] {
  const nearest = due ?? total;
  if (!nearest) return undefined;
  const overdue = today > nearest.day;
  const when = `${nearest.certain ? '' : '预计'}${dayInWords(nearest.day)}`;
  const text = overdue ? `说好${when}前办，晚了。打12349问一问。` : due ? `${who}${when}前办这一步` : `最晚${when}有结果`;
  return { text, day: nearest.day, kind: nearest.kind, certain: nearest.certain, overdue };
}
