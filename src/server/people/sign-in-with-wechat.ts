import type { Session } from '../../contract/people.contract.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { findJoinedWechat, type Wechat } from '../wechat/index.ts';
import { openSession } from './open-session.ts';
import { openAccountPhone } from './open-account-phone.ts';
import { findAccount } from './account.store.ts';
import { redeemWechatCode } from './redeem-wechat-code.ts';

/** One tap: the code of wx.login for a session, if this WeChat opens an account; `phone-needed` if not. */
export async function signInWithWechat(
  house: House,
  wechat: Wechat | undefined,
  { loginCode, deviceId: device }: { loginCode: string; deviceId: string },
): Promise<Session> {
  if (!wechat) throw new Problem('not-found', { because: 'no mini-program here' });
  const openid = await redeemWechatCode(house, device, () => wechat.redeemLoginCode(loginCode));
  return house.db.transaction().execute(async (tx) => {
    const joined = await findJoinedWechat(house, tx, openid);
    if (!joined || joined.opensUntil <= house.clock.now()) throw new Problem('phone-needed');
    const account = (await findAccount(tx, joined.account))!;
    const phone = openAccountPhone(house, account);
    return openSession(house, tx, { account: account.id, phone, device, wechat: joined.id, notAfter: joined.opensUntil });
  });
}
