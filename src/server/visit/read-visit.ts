import type { Visit } from '../../contract/visit.contract.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';
import { viewVisits } from './view-visits.ts';
import { findVisitFor } from './visit.store.ts';

/** One visit, as it is shown at the door: whose home by surname, and nothing of why. */
export async function readVisit(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<Visit> {
  const row = await findVisitFor(house.db, scope, id);
  const [visit] = row ? await viewVisits(house, book, house.db, scope, [row]) : [];
  if (!row || !visit) throw new Problem('not-found');
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'visit', what: id, forWhom: forWhom(scope, row)?.staff });
  return visit;
}
