import type { Reader } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { placesOf, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { findEmergency } from './emergency.store.ts';

/** Of a desk of hers; any other answers like one that does not exist. */
export async function getEmergency(db: Reader, scope: StaffScope, id: string): Promise<Tables['emergency']> {
  const row = await findEmergency(db, scope, id);
  if (!row || !isAtHerDesk(scope, row.place)) throw new Problem('not-found');
  return row;
}

export function isAtHerDesk(scope: StaffScope, place: string): boolean {
  const mine = placesOf(scope);
  return mine === 'all' || mine.includes(place);
}
