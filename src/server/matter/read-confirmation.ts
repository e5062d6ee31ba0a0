import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { EventPayload } from './matter-words.ts';
import { findLastOfApplication, type MatterRow } from './matter.store.ts';

/** How an officer spoke with her about this application, in whichever of its matters it was written down. */
export async function readConfirmation(house: House, db: Reader, scope: Scope, row: MatterRow): Promise<EventPayload['spoke']> {
  const event = await findLastOfApplication(db, scope, { application: row.application, kind: 'person-confirmed' });
  if (!event?.sealed) return undefined;
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  return house.vault.openJson<EventPayload>(key, { column: 'event.sealed', county: scope.county, row: event.id }, event.sealed).spoke;
}
