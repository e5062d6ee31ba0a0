import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { endIdentity, findJoinedWechat } from '../wechat/index.ts';
import { deleteAccount, endSessionsOfWechat, findAccount, isInUse } from './account.store.ts';

/**
 * She took back in WeChat that we may know her number. The join ends with its openid, and so do the sessions that came
 * by it. The account goes too if its number came by WeChat's button alone, nothing was begun with it and no other
 * WeChat opens it. What stays, and why: a number that six figures proved she gave us herself; a number of a filed
 * application is part of a file that the law makes the county keep and answer, and by six figures at that number she
 * still finds what she filed, or sends the form whose photos are here already.
 */
export async function forgetWechatPhone(house: House, tx: Tx, openid: string): Promise<'forgotten' | 'not-joined'> {
  const joined = await findJoinedWechat(house, tx, openid);
  if (!joined) return 'not-joined';
  const now = house.clock.now();
  await endIdentity(tx, joined.id, now);
  await endSessionsOfWechat(tx, joined.id, now);
  const account = await findAccount(tx, joined.account);
  if (account?.verified_by === 'wechat-phone' && !(await isInUse(tx, account.id))) await deleteAccount(tx, account.id);
  return 'forgotten';
}
