import { wechatCan } from '../../shared/wechat/wechat-can.ts';
import { openPen, type Pen } from './pen.ts';

/** The pen of the canvas with this id; undefined where this phone cannot draw, or the canvas is not there yet. */
export async function openPad(canvasId: string, name: string): Promise<Pen | undefined> {
  return process.env.TARO_ENV === 'h5' ? openInBrowser(canvasId, name) : openInWechat(canvasId, name);
}

function openInBrowser(canvasId: string, name: string): Pen | undefined {
  const canvas = document.getElementById(canvasId);
  return canvas instanceof HTMLCanvasElement
    ? openPen({ canvas, width: canvas.clientWidth, height: canvas.clientHeight }, name)
    : undefined;
}

async function openInWechat(canvasId: string, name: string): Promise<Pen | undefined> {
  if (!wechatCan('createSelectorQuery')) return undefined;
  const [found] = await new Promise<Parameters<Parameters<WechatQuery['exec']>[0]>[0]>((resolve) =>
    wx.createSelectorQuery!().select(`#${canvasId}`).fields({ node: true, size: true }).exec(resolve),
  );
  return found?.node && openPen({ canvas: found.node, width: found.width ?? 0, height: found.height ?? 0 }, name);
}
