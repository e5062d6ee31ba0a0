import type { Account } from './account.ts';
import { Refused } from './refused.ts';

/** @throws Refused 41002 41004 when missing, 40013 40125 when wrong */
export function checkApp({ appid, secret }: { appid: unknown; secret: unknown }, { appId, appSecret }: Account): void {
  if (!appid) throw new Refused(41002, 'appid missing');
  if (!secret) throw new Refused(41004, 'appsecret missing');
  if (appid !== appId) throw new Refused(40013, 'invalid appid');
  if (secret !== appSecret) throw new Refused(40125, 'invalid appsecret');
}
