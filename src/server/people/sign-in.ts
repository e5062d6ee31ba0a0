import type { Session, SignIn } from '../../contract/people.contract.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { joinWechat, type Wechat } from '../wechat/index.ts';
import { countWrongTry, refuseTooManyTries } from './fence-tries.ts';
import { findOrOpenAccount } from './find-or-open-account.ts';
import { openSession } from './open-session.ts';
import { countWrongTryOfCode, findOpenSignInCode, useSignInCode } from './account.store.ts';

const triesACode = 5;

/**
 * The six figures for a session; wrong, expired, used and never asked for all answer alike. With a code of wx.login her
 * WeChat is joined, because she said that this is her own phone: a liaison signs her neighbours in on hers.
 */
export async function signIn(house: House, wechat: Wechat | undefined, given: SignIn): Promise<Session> {
  const { phone, deviceId: device } = given;
  await refuseTooManyTries(house, 'wrong-codes', device);
  const account = await house.db.transaction().execute(async (tx) => redeem(house, tx, given));
  if (!account) {
    await countWrongTry(house, 'wrong-codes', device);
    throw new Problem('code-wrong', { field: 'code' });
  }
  if (given.wechatCode === undefined) return house.db.transaction().execute((tx) => openSession(house, tx, { account, phone, device }));
  const openid = await openidOrNothing(house, wechat, given.wechatCode);
  return house.db.transaction().execute(async (tx) => {
    const joined = openid && (await joinWechat(house, tx, { openid, account }));
    return openSession(house, tx, { account, phone, device, wechat: joined ?? 'not-joined' });
  });
}

/** Her six figures were right: what WeChat makes of its own code never spoils that. */
async function openidOrNothing(house: House, wechat: Wechat | undefined, code: string): Promise<string | undefined> {
  try {
    return await wechat?.redeemLoginCode(code);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    house.log.warn({ problem: error.code, because: error.more.because }, 'wechat not joined');
    return undefined;
  }
}

/** The account of this number if the code is right, made at its first sign-in; a wrong try is counted either way. */
async function redeem(house: House, tx: Tx, { phone, code }: { phone: string; code: string }): Promise<string | undefined> {
  const { vault, clock } = house;
  const open = await findOpenSignInCode(tx, vault.hash('phone', phone), clock.now());
  if (!open || open.wrong_tries >= triesACode) return undefined;
  if (!vault.sameHash(open.code_hash, vault.hash('sign-in-code', `${open.id}|${code}`))) {
    await countWrongTryOfCode(tx, open.id);
    return undefined;
  }
  await useSignInCode(tx, open.id, clock.now());
  return findOrOpenAccount(house, tx, phone, 'sign-in-code');
}
