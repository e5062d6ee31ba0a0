import { instantInWords } from '../../rules/day-in-words.ts';
import { closingEventsAt } from '../../rules/closing.ts';
import { familyEvents, type FamilyEventKind } from '../../rules/family-events.ts';
import type { Procedure } from '../../rules/procedure.ts';
import type { Reader } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findStaffName } from './hold/hold.store.ts';
import type { listEventsOf } from './matter.store.ts';

type EventRow = Awaited<ReturnType<typeof listEventsOf>>[number];

/** `changed-meanwhile`; at a desk with who did what and when since she looked. A family is never told a name. */
export async function tellWhatChanged(
  db: Reader,
  scope: Scope,
  { procedure, events, seenVersion }: { procedure: Procedure; events: readonly EventRow[]; seenVersion: number },
): Promise<Problem> {
  const last = events.at(-1);
  if (scope.kind !== 'staff' || !last || last.number <= seenVersion) return new Problem('changed-meanwhile');
  const who = last.actor_kind === 'staff' ? await findStaffName(db, scope, last.actor!) : undefined;
  const act = `“${titleOf(procedure, last.kind)}”，${instantInWords(last.at)}`;
  const text = who ? `${who}已办${act}。` : last.actor_kind === 'citizen' ? `申请人自己办了${act}。` : `到了日子，自动记了${act}。`;
  return new Problem('changed-meanwhile', { text: `${text}请看一眼新的，再办。` });
}

/** Its button's words; an event of the clock has none and is told by the line it wrote. */
function titleOf(procedure: Procedure, kind: string): string {
  const undecided = procedure.steps[procedure.start]!;
  const all = [
    ...(procedure.anywhere ?? []),
    ...closingEventsAt(procedure, undecided),
    ...Object.values(procedure.steps).flatMap((step) => step.events),
  ];
  return all.find(({ event }) => event === kind)?.title ?? familyEvents[kind as FamilyEventKind]?.title ?? procedure.late?.title ?? '';
}
