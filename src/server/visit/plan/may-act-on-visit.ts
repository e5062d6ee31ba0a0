import type { ActOnVisit } from '../../../contract/visit.contract.ts';
import type { Day } from '../../../rules/day.ts';
import type { VisitRow } from '../visit.store.ts';

/** Nobody says of a visit what became of it before its day. */
export function mayActOnVisit({ state, day }: Pick<VisitRow, 'state' | 'day'>, today: Day): ActOnVisit['act'][] {
  if (state !== 'planned') return [];
  return day <= today ? ['done', 'missed', 'move', 'cancel'] : ['move', 'cancel'];
}
