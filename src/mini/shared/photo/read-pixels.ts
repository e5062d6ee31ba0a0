import { judgedSide } from '../../../rules/photo/judge-photo.ts';
import type { Pixels } from '../../../rules/photo/pixels.ts';
import { wechatCan } from '../wechat/wechat-can.ts';
import { openPicture } from './open-picture.ts';

type Pen = CanvasRenderingContext2D;
interface Canvas {
  width: number;
  height: number;
}

/** The picture as small as it is judged; undefined where this phone does not let us read pixels. Never throws. */
export async function readPixels(file: string): Promise<Pixels | undefined> {
  try {
    return await (process.env.TARO_ENV === 'h5' ? readInBrowser(file) : readInWechat(file));
  } catch {
    // Out of memory, a picture of another kind, a canvas that is forbidden: advice is left out, the photo is kept all the same.
    return undefined;
  }
}

async function readInBrowser(file: string): Promise<Pixels | undefined> {
  const picture = await openPicture(file);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  return pen ? drawSmall({ canvas, pen, picture, width: picture.naturalWidth, height: picture.naturalHeight }) : undefined;
}

async function readInWechat(file: string): Promise<Pixels | undefined> {
  if (!wechatCan('createOffscreenCanvas')) return undefined;
  const canvas = wx.createOffscreenCanvas!({ type: '2d', width: 1, height: 1 });
  const picture = canvas.createImage();
  await new Promise<void>((resolve, reject) => {
    picture.onload = resolve;
    picture.onerror = reject;
    picture.src = file;
  });
  const pen = canvas.getContext('2d');
  return drawSmall({ canvas, pen, picture: picture as unknown as CanvasImageSource, width: picture.width, height: picture.height });
}

interface Small {
  canvas: Canvas;
  pen: Pen;
  picture: CanvasImageSource;
  width: number;
  height: number;
}

function drawSmall({ canvas, pen, picture, width, height }: Small): Pixels | undefined {
  const scale = Math.min(1, judgedSide / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  // Without it a browser takes every eighth pixel, and what is blurred looks sharp.
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, data };
}
