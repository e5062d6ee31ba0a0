import type { LastMonth } from '../../../rules/paper-lasts.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import { listCardMonths, sealedMonthAt } from './card-month.store.ts';

export interface CardMonth {
  person: string;
  kind: string;
  last: LastMonth;
  application: string;
}

/** What officers read off the cards of these people, the newest of each. */
export async function readCardMonths(house: House, db: Reader, scope: Scope, persons: readonly string[]): Promise<CardMonth[]> {
  const rows = await listCardMonths(db, scope, [...new Set(persons)]);
  return rows.map(({ id, person, kind, sealed, application, key_wrapped: wrapped }) => {
    const key = house.vault.applicationKey(scope.county, application, wrapped!);
    return { person, kind, application, last: house.vault.open(key, sealedMonthAt(scope.county, id), sealed) };
  });
}
