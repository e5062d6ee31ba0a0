import type { Reader, Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { outsideCounties } from '../platform/vault.ts';
import { endIdentity, findGrantedIdentity, findLiveIdentity, getSealedOpenid, insertIdentity, renewIdentity } from './wechat.store.ts';

interface JoinedWechat {
  id: string;
  account: string;
  /** From then on it opens nothing, until the number is proved anew. */
  opensUntil: Date;
}

/** Carriers give a number that was let go to somebody else after about ninety days; longer than that it proves nothing. */
const opensForMs = 90 * 86_400_000;
/** Joins since then still open their account. */
const stillOpen = ({ clock }: House) => new Date(clock.now().getTime() - opensForMs);

const openidAt = (id: string) => ({ column: 'wechat_identity.openid_sealed', county: outsideCounties, row: id });

/**
 * Joins a WeChat to an account, whose number has just been proved, and ends what it was joined to before: she said so
 * last. Nothing comes back if somebody joined the same WeChat elsewhere at the same moment.
 */
export async function joinWechat(
  house: House,
  tx: Tx,
  { openid, account }: { openid: string; account: string },
): Promise<string | undefined> {
  const { vault, clock } = house;
  const hash = vault.hash('openid', openid);
  const now = clock.now();
  const before = await findLiveIdentity(tx, hash);
  if (before?.account === account) {
    await renewIdentity(tx, before.id, now);
    return before.id;
  }
  if (before) await endIdentity(tx, before.id, now);
  const id = newId(clock);
  await insertIdentity(tx, {
    id,
    openid_hash: hash,
    openid_sealed: vault.seal(vault.key(outsideCounties, 'accounts'), openidAt(id), openid),
    account,
    joined_at: now,
    ended_at: null,
  });
  const joined = await findLiveIdentity(tx, hash);
  return joined?.account === account ? joined.id : undefined;
}

/** The join of a WeChat that has not ended, if there is one, whether or not it still opens its account. */
export async function findJoinedWechat(house: House, db: Reader, openid: string): Promise<JoinedWechat | undefined> {
  const row = await findLiveIdentity(db, house.vault.hash('openid', openid));
  return row?.account ? { id: row.id, account: row.account, opensUntil: new Date(row.joined_at.getTime() + opensForMs) } : undefined;
}

/** The newest WeChat that opens this account and lets us write by this template. */
export async function findWillingWechat(
  house: House,
  db: Reader,
  { account, template }: { account: string; template: string },
): Promise<string | undefined> {
  return findGrantedIdentity(db, { account, template, joinedAfter: stillOpen(house) });
}

/** The openid to write to; nothing once the join has ended or no longer opens its account. */
export async function readOpenid(house: House, db: Reader, id: string): Promise<string | undefined> {
  const sealed = await getSealedOpenid(db, id, stillOpen(house));
  return sealed ? house.vault.open(house.vault.key(outsideCounties, 'accounts'), openidAt(id), sealed) : undefined;
}
