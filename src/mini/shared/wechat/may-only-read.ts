import { wechatCan } from './wechat-can.ts';

/** Scene values of WeChat: https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
const singlePageOfMoments = 1154;

/** Shown as a single page among the moments: no sign-in, no way on to another page. True of this start, hot or cold. */
export function mayOnlyRead(): boolean {
  if (!wechatCan('getEnterOptionsSync')) return false;
  const { scene, apiCategory } = wx.getEnterOptionsSync!();
  return scene === singlePageOfMoments || apiCategory === 'browseOnly';
}
