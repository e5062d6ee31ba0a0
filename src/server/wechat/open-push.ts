import { decrypt, getSignature } from '@wecom/crypto';
import type { WechatSettings } from '../platform/settings.ts';
import { sameText } from '../platform/same-text.ts';

/** WeChat repeats an unanswered push for seconds, not for hours; an older one is somebody's recording. */
const freshMs = 5 * 60_000;

interface Signed {
  timestamp: string;
  nonce: string;
}

/** True if WeChat asks whether its pushes are expected here. */
export function isWechatAsking(settings: WechatSettings, { timestamp, nonce, signature }: Signed & { signature: string }): boolean {
  return sameText(signature, getSignature(settings.push.token, timestamp, nonce, ''));
}

/**
 * The text of an event, from a body of the secure mode (JSON) that WeChat signed within five minutes and for this
 * mini-program; nothing in every other case, and a body in the open is another case.
 */
export function openPush(
  settings: WechatSettings,
  { timestamp, nonce, msg_signature: signature }: Signed & { msg_signature: string },
  body: Buffer,
  now: Date,
): string | undefined {
  const sealed = readSealed(body);
  if (sealed === undefined || !sameText(signature, getSignature(settings.push.token, timestamp, nonce, sealed))) return undefined;
  if (!(Math.abs(now.getTime() - Number(timestamp) * 1000) <= freshMs)) return undefined;
  try {
    const opened = decrypt(settings.push.encodingAesKey, sealed);
    return opened.id === settings.appId ? opened.message : undefined;
  } catch {
    // Signed by our token, but sealed with another key: the settings here and in WeChat's console differ.
    return undefined;
  }
}

function readSealed(body: Buffer): string | undefined {
  try {
    const { Encrypt: sealed } = JSON.parse(body.toString('utf8')) as { Encrypt?: unknown };
    return typeof sealed === 'string' ? sealed : undefined;
  } catch {
    return undefined;
  }
}
