import type { Session } from '../../contract/people.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { joinWechat, type Wechat } from '../wechat/index.ts';
import { findOrOpenAccount } from './find-or-open-account.ts';
import { openSession } from './open-session.ts';
import { redeemWechatCode } from './redeem-wechat-code.ts';

/**
 * The number that WeChat itself knows, for a session. It is this WeChat's own number, so the two are joined without a
 * question. Only where the county has turned the button on.
 */
export async function signInWithWechatPhone(
  house: House,
  wechat: Wechat | undefined,
  { loginCode, phoneCode, deviceId: device }: { loginCode: string; phoneCode: string; deviceId: string },
): Promise<Session> {
  const { deployment, wechat: settings } = house.settings;
  if (!wechat || settings?.phoneButton !== 'on') throw new Problem('not-found', { because: 'no phone button here' });
  const { openid, phone } = await redeemWechatCode(house, device, async () => {
    const of = await wechat.redeemLoginCode(loginCode);
    return { openid: of, phone: await wechat.redeemPhoneCode(phoneCode, of) };
  });
  if (deployment === 'demo' && !isInventedPhone(phone)) throw new Problem('not-an-invented-person');
  return house.db.transaction().execute(async (tx) => {
    const account = await findOrOpenAccount(house, tx, phone, 'wechat-phone');
    const joined = await joinWechat(house, tx, { openid, account });
    return openSession(house, tx, { account, phone, device, wechat: joined ?? 'not-joined' });
  });
}
