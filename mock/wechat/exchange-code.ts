import { randomBytes } from 'node:crypto';
import { checkApp } from './check-app.ts';
import type { Call, Desk } from './answer-request.ts';
import { Refused } from './refused.ts';

/** GET /sns/jscode2session: whose phone a code of wx.login came from. A success carries no errcode. */
export function exchangeCode({ query }: Call, { account, loginCodes }: Desk): object {
  checkApp({ appid: query.get('appid'), secret: query.get('secret') }, account);
  if (query.get('grant_type') !== 'authorization_code') throw new Refused(40002, 'invalid grant_type');
  const code = query.get('js_code');
  if (!code) throw new Refused(41008, 'missing code');
  return { session_key: randomBytes(16).toString('base64'), openid: loginCodes.redeem(code) };
}
