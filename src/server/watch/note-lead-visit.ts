import type { Day } from '../../rules/day.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { mayAct } from './may-act.ts';
import { sealStep } from './seal-step.ts';
import { insertLeadStep, lockLeadFor, moveLead, type LeadRow } from './watch.store.ts';

/** A lead that is hers to go and look at, locked. */
export async function lockLeadToVisit(tx: Tx, scope: StaffScope, id: string): Promise<LeadRow> {
  const row = await lockLeadFor(tx, scope, id);
  if (!row) throw new Problem('not-found');
  return row;
}

/** The lead says on which day somebody goes, and who; for the caller to write with the visit. */
export function noteLeadVisit(house: House, scope: StaffScope, row: LeadRow, visit: { day: Day; words: string }): Write[] {
  if (!mayAct(scope.role, row).includes('plan')) throw new Problem('not-now');
  const number = row.version + 1;
  const step = sealStep(house, scope.county, { lead: row.id, number, kind: 'planned', actor: scope.staff, words: visit.words });
  return [
    insertLeadStep(step),
    moveLead(scope, row.id, { state: 'visit-planned', visit_on: visit.day, version: number, changed_at: house.clock.now() }),
  ];
}
