import type { Reader, Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { outsideCounties } from '../platform/vault.ts';
import { endIdentity, findLiveIdentity, getSealedOpenid, insertIdentity } from './wechat.store.ts';

interface JoinedWechat {
  id: string;
  account: string;
}

const openidAt = (id: string) => ({ column: 'wechat_identity.openid_sealed', county: outsideCounties, row: id });

/**
 * Joins a WeChat to an account and ends what it was joined to before: she said so last. Nothing comes back if somebody
 * joined the same WeChat elsewhere at the same moment.
 */
export async function joinWechat(
  house: House,
  tx: Tx,
  { openid, account, by }: { openid: string; account: string; by: 'phone-button' | 'sign-in-code' },
): Promise<string | undefined> {
  const { vault, clock } = house;
  const hash = vault.hash('openid', openid);
  const now = clock.now();
  const before = await findLiveIdentity(tx, hash);
  if (before?.account === account) return before.id;
  if (before) await endIdentity(tx, before.id, now);
  const id = newId(clock);
  await insertIdentity(tx, {
    id,
    openid_hash: hash,
    openid_sealed: vault.seal(vault.key(outsideCounties, 'accounts'), openidAt(id), openid),
    account,
    joined_by: by,
    joined_at: now,
    ended_at: null,
  });
  const joined = await findLiveIdentity(tx, hash);
  return joined?.account === account ? joined.id : undefined;
}

/** The live join of a WeChat, if there is one. */
export async function findJoinedWechat(house: House, db: Reader, openid: string): Promise<JoinedWechat | undefined> {
  const row = await findLiveIdentity(db, house.vault.hash('openid', openid));
  return row?.account ? { id: row.id, account: row.account } : undefined;
}

/** The openid to write to; nothing once the join has ended. */
export async function readOpenid(house: House, db: Reader, id: string): Promise<string | undefined> {
  const sealed = await getSealedOpenid(db, id);
  return sealed ? house.vault.open(house.vault.key(outsideCounties, 'accounts'), openidAt(id), sealed) : undefined;
}
