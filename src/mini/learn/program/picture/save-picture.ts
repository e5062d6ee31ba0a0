import { privacyProblem } from '../../../shared/wechat/privacy.store.ts';
import { wechatCan } from '../../../shared/wechat/wechat-can.ts';
import { paintPicture } from './paint-picture.ts';
import type { PictureWords } from './tell-picture.ts';

/**
 * saved: it lies in her album · refused: she has not let us, and the picture is there all the same · cancelled: she has
 * thought again · shown: a browser's page shows it, to be pressed long · failed: this phone cannot draw just now
 */
export type Kept = { kind: 'saved' | 'cancelled' | 'failed' } | { kind: 'refused' | 'shown'; picture: string };

/** `canvasId`: of the canvas on WeChat's page; a browser makes one of its own. */
export async function savePicture(told: PictureWords, canvasId: string): Promise<Kept> {
  if (process.env.TARO_ENV === 'h5') return drawInBrowser(told);
  const picture = await drawInWechat(told, canvasId);
  if (!picture) return { kind: 'failed' };
  if (!wechatCan('saveImageToPhotosAlbum')) return { kind: 'refused', picture };
  return new Promise((resolve) =>
    wx.saveImageToPhotosAlbum!({
      filePath: picture,
      success: () => resolve({ kind: 'saved' }),
      fail: (why) => resolve(/fail cancel/.test(why.errMsg) && !privacyProblem(why) ? { kind: 'cancelled' } : { kind: 'refused', picture }),
    }),
  );
}

function drawInBrowser(told: PictureWords): Kept {
  const canvas = document.createElement('canvas');
  return paintPicture(canvas, told) ? { kind: 'shown', picture: canvas.toDataURL('image/png') } : { kind: 'failed' };
}

async function drawInWechat(told: PictureWords, canvasId: string): Promise<string | undefined> {
  if (!wechatCan('createSelectorQuery') || !wechatCan('canvasToTempFilePath')) return undefined;
  const found = await new Promise<({ node?: WechatCanvas } | null)[]>((resolve) =>
    wx.createSelectorQuery!().select(`#${canvasId}`).fields({ node: true }).exec(resolve),
  );
  const canvas = found[0]?.node;
  if (!canvas || !paintPicture(canvas, told)) return undefined;
  return new Promise((resolve) =>
    wx.canvasToTempFilePath!({
      canvas,
      fileType: 'png',
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(undefined),
    }),
  );
}
