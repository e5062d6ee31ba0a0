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
  const step = now.procedure.steps[row.step]!;
  const isOver = row.joined_into !== null || step.final || step.resting;
  const waitsForHer = step.tone === 'needs-you';
  const next = isOver ? undefined : nextOf(row, now);
  return {
    word: wordOf(row, now.procedure),
    ...(isOver ? {} : { who: waitsForHer ? her : (offices[step.who] ?? otherOffice) }),
    ...(next ? { next } : {}),
  };
}

function wordOf({ step: id, joined_into: joined }: Kept, procedure: Procedure): string {
  if (joined) return stages.joined;
  if (isClosed(id)) return stages.closed;
  const step = procedure.steps[id]!;
  if (step.tone === 'refused') return stages.refused;
  if (comesBy(procedure, id, ['withdraw'])) return stages.withdrawn;
  if (comesBy(procedure, id, ['stop', 'lapse'])) return stages.ended;
  if (step.final) return stages.over;
  if (step.tone === 'needs-you') return stages.waitsForHer;
  if (isPublicNotice(procedure, id)) return stages.hangs;
  if (step.decided || step.resting) return stages.agreed;
  const isBefore = id === procedure.start || eventsAt(procedure, id).some(({ means }) => means === 'accept');
  return isBefore ? stages.handedIn : stages.accepted;
}

/** A last step that is reached by what means this in law. */
function comesBy({ steps, anywhere = [] }: Procedure, id: string, meanings: readonly Meaning[]): boolean {
  if (!steps[id]!.final) return false;
  const all = [...Object.values(steps).flatMap(({ events }) => events), ...anywhere];
  return all.some(({ to, means }) => to === id && means !== undefined && meanings.includes(means));
}

/** By the days that the row keeps; a day she was told stands. */
function nextOf(row: Kept, { procedure, calendar, today }: Now): SeenMatter['next'] {
  const step = procedure.steps[row.step]!;
  const due = row.told_due_on ?? row.due_on;
  const total = step.decided ? null : (row.told_total_on ?? row.total_due_on);
  const isOfStep = due !== null && !(isWaiting(step) && today > due);
  const day = isOfStep ? due : total;
  if (!day) return undefined;
  const certain = isOfStep ? (row.due_certain ?? true) : calendar.years[day.slice(0, 4)] !== undefined;
  const when = `${certain ? '' : '预计'}${dayInWords(day)}`;
  const overdue = today > day;
  return {
    text: overdue ? `说好${when}前，晚了。打12349问一问。` : isOfStep ? plainly(procedure, row.step, when) : `最晚${when}有结果`,
    day,
    kind: (isOfStep ? row.due_kind : procedure.total?.kind) ?? 'demo',
    certain,
    overdue,
  };
}

function plainly(procedure: Procedure, step: string, when: string): string {
  return isPublicNotice(procedure, step) ? `贴到${when}` : `${when}前有下一步`;
}
