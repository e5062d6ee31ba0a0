import { encryptPush, signPush } from '../../mock/wechat/push-crypto.ts';
import type { TestCounty } from './test-county.ts';

interface Change {
  token?: string;
  key?: string;
  appId?: string;
  /** Seconds since 1970. */
  at?: number;
  /** Not sealed, as in the mode that we do not take. */
  open?: true;
}

/** A push as WeChat would sign it now, or bent. */
export function signedPush(
  { house, clock }: TestCounty,
  event: unknown,
  change: Change = {},
): { query: Record<string, string>; bytes: Buffer } {
  const { push: keys, appId } = house.settings.wechat!;
  const timestamp = String(change.at ?? Math.floor(clock.now().getTime() / 1000));
  const sealed = encryptPush(JSON.stringify(event), { encodingAesKey: change.key ?? keys.encodingAesKey, appId: change.appId ?? appId });
  return {
    query: { timestamp, nonce: '7', msg_signature: signPush(change.token ?? keys.token, timestamp, '7', sealed), encrypt_type: 'aes' },
    bytes: Buffer.from(JSON.stringify(change.open ? event : { ToUserName: 'gh_x', Encrypt: sealed })),
  };
}

/** The question whether pushes are expected here. */
export function signedCheck({ house, clock }: TestCounty, token = house.settings.wechat!.push.token): Record<string, string> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  return { timestamp, nonce: '7', signature: signPush(token, timestamp, '7'), echostr: '4375120948345356249' };
}
