import type { Session } from '../../contract/people.contract.ts';
import { asProblem, type Problem } from '../shared/http/problem.ts';
import { getLoginCode } from '../shared/wechat/get-login-code.ts';
import { refusedByHer } from '../shared/wechat/privacy.store.ts';
import { deviceId } from './device-id.ts';
import { signInWithWechatPhone } from './me.api.ts';
import { words } from './words.ts';

/** What WeChat's button hands over: a code, or why not. */
export interface PhoneButtonAnswer {
  code?: string;
  errno?: number;
  errMsg?: string;
}

/**
 * refused: she said no, or it did not work this once; the button stays, `told` says so ·
 * gone: it will not work here, the button goes and nothing is said
 */
export type ByPhoneButton =
  | { kind: 'signed-in'; session: Session }
  | { kind: 'refused'; told: Pick<Problem, 'title' | 'text'> }
  | { kind: 'gone' };

/** Never throws: the number by SMS is always there. */
export async function signInByPhoneButton({ code, errno, errMsg }: PhoneButtonAnswer): Promise<ByPhoneButton> {
  if (!code) {
    // The county's quota (1400001), a use that the guide does not name (112) and the like are no doing of hers.
    const hers = refusedByHer.has(errno ?? 0) || /deny|cancel|privacy permission is not authorized/.test(errMsg ?? '');
    return hers ? { kind: 'refused', told: words.signIn.phoneRefused } : { kind: 'gone' };
  }
  const loginCode = await getLoginCode();
  if (!loginCode) return { kind: 'refused', told: words.signIn.phoneFailed };
  try {
    return { kind: 'signed-in', session: await signInWithWechatPhone({ loginCode, phoneCode: code, deviceId: await deviceId() }) };
  } catch (error) {
    return judge(asProblem(error));
  }
}

function judge(problem: Problem): ByPhoneButton {
  if (problem.code === 'not-found' || problem.code === 'try-again-later') return { kind: 'gone' };
  if (problem.code === 'wechat-code-wrong' || problem.code === 'phone-needed') return { kind: 'refused', told: words.signIn.phoneFailed };
  return { kind: 'refused', told: problem };
}
