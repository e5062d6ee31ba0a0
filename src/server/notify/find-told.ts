import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { noticeKey } from './notice-key.ts';
import { findNoticeKey } from './notify.store.ts';

export interface Told {
  /** None where it is told to a number of hers and not to the account that filed. */
  account: string | null;
  person: string;
  key: DataKey;
}

/** Whom a notice tells, and the key of its words; nothing once she was erased. */
export async function findTold(house: House, tx: Tx, scope: SystemScope, id: string): Promise<Told | undefined> {
  const notice = await findNoticeKey(tx, scope, id);
  const key = notice && noticeKey(house, scope.county, { ...notice, application: notice.id });
  return notice && key && { account: notice.account, person: notice.person, key };
}
