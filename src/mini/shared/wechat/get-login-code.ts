import { wechatCan } from './wechat-can.ts';

const timeoutMs = 5_000;

/** Good for five minutes and for one use. Undefined where WeChat gives none: whoever asks has another way. */
export function getLoginCode(): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (!wechatCan('login')) return resolve(undefined);
    wx.login!({ timeout: timeoutMs, success: ({ code }) => resolve(code || undefined), fail: () => resolve(undefined) });
  });
}
