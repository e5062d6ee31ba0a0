import { signedPush } from './signed-push.ts';
import type { TestCounty } from './test-county.ts';
import { ask } from './villager.ts';

/** A push by whoever has the token, the key or neither. */
export async function push(county: TestCounty, event: unknown, change: Parameters<typeof signedPush>[2] = {}) {
  const { query, bytes } = signedPush(county, event, change);
  const { status, body } = await ask(county.publicUrl, 'receiveWechatPush', { query, bytes });
  return { status, text: body };
}

/** Her answers to WeChat's question, as WeChat tells of them; `at` in seconds since 1970. */
export const popup = (openid: string, list: unknown, at = 1) => ({
  ToUserName: 'gh_x',
  FromUserName: openid,
  CreateTime: String(at),
  MsgType: 'event',
  Event: 'subscribe_msg_popup_event',
  List: list,
});
