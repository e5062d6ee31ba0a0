import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { listTold } from './deliver/delivery.store.ts';
import { noticeKey } from './notice-key.ts';

export interface Told {
  /** None where it is told to a number of hers and not to the account that filed. */
  account: string | null;
  person: string;
  key: DataKey;
}

/** Whom notices tell, and the keys of their words; nothing of one who was erased. */
export async function findTold(house: House, db: Reader, scope: SystemScope, notices: readonly string[]): Promise<Map<string, Told>> {
  const rows = await listTold(db, scope, notices);
  return new Map(
    rows.flatMap((row) => {
      const key = noticeKey(house, scope.county, row);
      return key ? [[row.notice, { account: row.account, person: row.person, key }] as const] : [];
    }),
  );
}
