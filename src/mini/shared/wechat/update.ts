import Taro from '@tarojs/taro';
import { wechatCan } from './wechat-can.ts';
import { words as wechat } from './words.ts';

/*
 * A new version that has arrived is put on at the next cold start by itself. Before that she is asked once, and only on
 * home, where nothing is being written.
 */

const words = wechat.update;
let state: 'none' | 'ready' | 'asked' = 'none';

/** Once a start. */
export function watchForUpdate(): void {
  state = 'none';
  if (!wechatCan('getUpdateManager')) return;
  wx.getUpdateManager!().onUpdateReady(() => {
    state = 'ready';
    const pages = Taro.getCurrentPages();
    if (pages[pages.length - 1]?.route === 'home/index') void offerUpdate();
  });
}

/** For home, whenever it is shown. */
export async function offerUpdate(): Promise<void> {
  if (state !== 'ready') return;
  state = 'asked';
  const asked = { title: words.title, content: words.text, confirmText: words.now, cancelText: words.later };
  // A window that could not be shown asked nothing: the cold start brings it.
  const { confirm } = await Taro.showModal(asked).catch(() => ({ confirm: false }));
  if (confirm) wx.getUpdateManager!().applyUpdate();
}
