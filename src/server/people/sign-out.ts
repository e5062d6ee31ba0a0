import type { House } from '../platform/house.ts';
import { endIdentity } from '../wechat/index.ts';
import { endSession } from './account.store.ts';

/** Ends a session and what joined its WeChat to the account: whoever signs out is not let in again by one tap. */
export async function signOut(house: House, tokenHash: Buffer): Promise<void> {
  const now = house.clock.now();
  await house.db.transaction().execute(async (tx) => {
    const wechat = await endSession(tx, tokenHash, now);
    if (wechat) await endIdentity(tx, wechat, now);
  });
}
