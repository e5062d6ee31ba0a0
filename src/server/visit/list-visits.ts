import type { Visits } from '../../contract/visit.contract.ts';
import { dayOf } from '../../rules/day.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listPlannedVisits } from './list-planned-visits.ts';

/** The list of her places; the look is recorded. */
export async function listVisits(house: House, book: CodeBook, scope: StaffScope): Promise<Visits> {
  const { visits, rest } = await listPlannedVisits(house, book, scope);
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'visits', what: String(visits.length) });
  return { today: dayOf(house.clock.now()), visits, ...rest };
}
