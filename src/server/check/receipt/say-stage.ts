import type { SeenMatter } from '../../../contract/receipt.contract.ts';
import { isClosed } from '../../../rules/closing.ts';
import { dayInWords } from '../../../rules/day-in-words.ts';
import type { Day } from '../../../rules/day.ts';
import type { Meaning } from '../../../rules/procedure-shape.ts';
import { eventsAt, isPublicNotice, isWaiting, type Procedure } from '../../../rules/procedure.ts';
import type { Calendar } from '../../../rules/working-day.ts';
import type { Standing } from './receipt.store.ts';
import { her, offices, otherOffice, stages } from './words.ts';

interface Now {
  procedure: Procedure;
  calendar: Calendar;
  today: Day;
}

type Kept = Pick<
  Standing,
  'step' | 'joined_into' | 'due_on' | 'due_certain' | 'due_kind' | 'total_due_on' | 'told_due_on' | 'told_total_on'
>;

/** What whoever holds the paper reads at once: the stage, whose turn it is, the next date. No name, program, sum, reason. */
export function sayStage(row: Kept, now: Now): SeenMatter {
  if (row.joined_into !== null) return { word: stages.joined };
  const said = stepSaid(now.procedure, row.step);
  const next = said.isOver ? undefined : nextOf(row, said, now);
  return { word: said.word, ...(said.isOver ? {} : { who: said.who }), ...(next ? { next } : {}) };
}

/** Of a step, whoever's matter stands in it. */
interface StepSaid {
  word: string;
  who: string;
  isOver: boolean;
  isDecided: boolean;
  isPublic: boolean;
  isWaited: boolean;
}

/** Worked out once: a procedure's version never changes, and hundreds ask in the same minute. */
const saidOf = new WeakMap<Procedure, Map<string, StepSaid>>();

function stepSaid(procedure: Procedure, id: string): StepSaid {
  const known = saidOf.get(procedure) ?? new Map<string, StepSaid>();
  saidOf.set(procedure, known);
  const said = known.get(id) ?? sayStep(procedure, id);
  known.set(id, said);
  return said;
}

function sayStep(procedure: Procedure, id: string): StepSaid {
  const step = procedure.steps[id]!;
  return {
    word: wordOf(id, procedure),
    who: step.tone === 'needs-you' ? her : (offices[step.who] ?? otherOffice),
    isOver: Boolean(step.final || step.resting),
    isDecided: Boolean(step.decided),
    isPublic: isPublicNotice(procedure, id),
    isWaited: isWaiting(step),
  };
}

function wordOf(id: string, procedure: Procedure): string {
  if (isClosed(id)) return stages.closed;
  const step = procedure.steps[id]!;
  const led = ledTo(procedure, id);
  if (step.tone === 'refused') return led.includes('cut') ? stages.changed : led.includes('stop') ? stages.ended : stages.refused;
  if (step.final && led.includes('withdraw')) return stages.withdrawn;
  if (step.final && (led.includes('stop') || led.includes('lapse'))) return stages.ended;
  if (step.final) return stages.over;
  if (step.tone === 'needs-you') return stages.waitsForHer;
  if (isPublicNotice(procedure, id)) return stages.hangs;
  if (step.decided || step.resting) return stages.agreed;
  const isBefore = id === procedure.start || eventsAt(procedure, id).some(({ means }) => means === 'accept');
  return isBefore ? stages.handedIn : stages.accepted;
}

/** What led here in law; that its paper was brought changes nothing of it. */
function ledTo({ steps, anywhere = [], ...procedure }: Procedure, id: string): Meaning[] {
  return Object.entries(steps).flatMap(([from, { events }]) =>
    [...events, ...anywhere].flatMap(({ to, means }) => {
      if (to !== id || means === undefined) return [];
      return means === 'deliver' && from !== id ? ledTo({ ...procedure, steps, anywhere }, from) : [means];
    }),
  );
}

/** By the days that the row keeps; a day she was told stands. */
function nextOf(row: Kept, said: StepSaid, { procedure, calendar, today }: Now): SeenMatter['next'] {
  const due = row.told_due_on ?? row.due_on;
  const total = said.isDecided ? null : (row.told_total_on ?? row.total_due_on);
  const isOfStep = due !== null && !(said.isWaited && today > due);
  const day = isOfStep ? due : total;
  if (!day) return undefined;
  const certain = isOfStep ? (row.due_certain ?? true) : calendar.years[day.slice(0, 4)] !== undefined;
  const when = `${certain ? '' : '预计'}${dayInWords(day)}`;
  const overdue = today > day;
  return {
    text: overdue ? `说好${when}前，晚了。打12349问一问。` : isOfStep ? plainly(said, when) : `最晚${when}有结果`,
    day,
    kind: (isOfStep ? row.due_kind : procedure.total?.kind) ?? 'demo',
    certain,
    overdue,
  };
}

function plainly({ isPublic, isWaited }: StepSaid, when: string): string {
  if (isPublic) return `贴到${when}`;
  return isWaited ? `到${when}为止` : `${when}前有下一步`;
}
