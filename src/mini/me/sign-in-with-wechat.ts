import type { Session } from '../../contract/people.contract.ts';
import { asProblem, Problem } from '../shared/http/problem.ts';
import { getLoginCode } from '../shared/wechat/get-login-code.ts';
import { mayOnlyRead } from '../shared/wechat/may-only-read.ts';
import { deviceId } from './device-id.ts';
import { signInWithWechat as ask } from './me.api.ts';

/**
 * signed-in: this WeChat is joined to a phone · phone-needed: it may be joined today ·
 * not-here: a browser, an old WeChat, no network, or a county without a mini-program. The number by SMS is always there.
 */
export type WechatSignIn = { kind: 'signed-in'; session: Session } | { kind: 'phone-needed' | 'not-here' };

/** Never throws: she is not told of a way that she did not choose. */
export async function signInWithWechat(): Promise<WechatSignIn> {
  if (mayOnlyRead()) return { kind: 'not-here' };
  try {
    return await tryOnce();
  } catch (error) {
    // A code may have died on a slow way there; a new one costs her nothing.
    if (!(error instanceof Problem) || error.code !== 'wechat-code-wrong') return judge(error);
  }
  return tryOnce().catch(judge);
}

async function tryOnce(): Promise<WechatSignIn> {
  const loginCode = await getLoginCode();
  if (!loginCode) return { kind: 'not-here' };
  return { kind: 'signed-in', session: await ask({ loginCode, deviceId: await deviceId() }) };
}

function judge(error: unknown): WechatSignIn {
  return { kind: asProblem(error).code === 'phone-needed' ? 'phone-needed' : 'not-here' };
}
