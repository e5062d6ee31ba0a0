import { checkApp } from './check-app.ts';
import type { Call, Desk } from './answer-request.ts';
import { Refused } from './refused.ts';
import type { Grant } from './tokens.ts';

/** POST /cgi-bin/stable_token */
export function grantStableToken({ body }: Call, { account, tokens }: Desk): Grant {
  const { appid, secret, grant_type, force_refresh } = body;
  checkApp({ appid, secret }, account);
  if (grant_type !== 'client_credential') throw new Refused(40002, 'invalid grant_type');
  return tokens.stable(force_refresh === true ? 'forced' : 'when-due');
}

/** GET /cgi-bin/token */
export function grantOldToken({ query }: Call, { account, tokens }: Desk): Grant {
  checkApp({ appid: query.get('appid'), secret: query.get('secret') }, account);
  if (query.get('grant_type') !== 'client_credential') throw new Refused(40002, 'invalid grant_type');
  return tokens.old();
}
