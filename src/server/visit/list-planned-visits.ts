import type { Visit } from '../../contract/visit.contract.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { viewVisits } from './view-visits.ts';
import { listPlannedVisitsFor } from './visit.store.ts';

/** What is planned in her places, what nobody has settled first. Whoever shows it records the look. */
export async function listPlannedVisits(
  house: House,
  book: CodeBook,
  scope: StaffScope,
): Promise<{ visits: Visit[]; rest: { more?: number } }> {
  const { rows, rest } = await listPlannedVisitsFor(house.db, scope);
  return { visits: await viewVisits(house, book, house.db, scope, rows), rest };
}
