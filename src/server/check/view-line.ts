import type { MatterLines } from '../../contract/check.contract.ts';
import { isClosed } from '../../rules/closing.ts';
import { daysBetween, type Day } from '../../rules/day.ts';
import { hasSpoken } from '../../rules/her-words.ts';
import { meanwhileAt } from '../../rules/meanwhile.ts';
import { isPublicNotice } from '../../rules/procedure.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { MatterView } from '../matter/index.ts';
import { words } from './words.ts';

type Line = MatterLines['matters'][number];
export const stages = ['needs-you', 'late', 'moving', 'done'] as const;
export type Stage = (typeof stages)[number];

/** One line of her list. The program keeps the name it had when she applied. */
export async function viewLine(shelf: CatalogueShelf, { row, ...view }: MatterView, today: Day): Promise<Line> {
  const stage = stageOf({ row, ...view });
  return {
    matterId: row.id,
    receiptNumber: view.receiptNumber,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    forWhom: view.applicant,
    state: { ...view.state, title: `${view.state.title}${sayHanging({ row, ...view }, today)}` },
    ...(view.next ? { next: view.next } : {}),
    stage,
    line: lineOf({ row, ...view }, stage),
    updatedAt: row.changed_at.toISOString(),
  };
}

/** It waits for her where its step does, or where the last thing that was said of it asked her for something. */
function stageOf({ procedure, row, next, timeline }: MatterView): Stage {
  const step = procedure.steps[row.step]!;
  if (isClosed(row.step)) return 'needs-you';
  if (step.final || step.resting) return 'done';
  const asksForHer = step.tone === 'needs-you' || timeline[0]?.tone === 'needs-you';
  if (asksForHer && !hasSpoken(timeline.map(({ kind }) => kind))) return 'needs-you';
  return next?.overdue ? 'late' : 'moving';
}

function lineOf({ procedure, row, state, next, timeline }: MatterView, stage: Stage): string {
  const step = procedure.steps[row.step]!;
  if (step.tone === 'refused') return words.refusedLine;
  if (stage === 'needs-you') return step.tone === 'needs-you' ? meanwhileAt(procedure, row.step)[0]! : timeline[0]!.title;
  return stage === 'done' ? state.text : (next?.text ?? meanwhileAt(procedure, row.step)[0]!);
}

/** ，第3天: the day of hanging is not day 1, and the last stays the last where a notice hangs on. */
function sayHanging({ procedure, row, dates }: MatterView, today: Day): string {
  const { clock } = procedure.steps[row.step]!;
  const hung = clock && isPublicNotice(procedure, row.step) ? dates[clock.from] : undefined;
  if (!clock || hung === undefined) return '';
  const day = daysBetween(hung, today);
  return day > clock.days ? '' : words.hangsSince(day);
}
