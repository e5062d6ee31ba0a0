import Taro from '@tarojs/taro';
import { stripMetadata } from '../../../rules/photo/strip-metadata.ts';
import { notAPhoto, openPicture } from './open-picture.ts';

/** Enough to read a bill by, and little enough for a village's network. */
const longestSide = 1_600;
const most = 300 * 1024;
/** Smaller than this nobody can read it: then it is a little larger than it should be. */
const smallestSide = 600;

/** The photo as a JPEG below 300 KB, without where and with what it was taken. */
export async function shrinkPhoto(file: string): Promise<ArrayBuffer> {
  return process.env.TARO_ENV === 'h5' ? shrinkInBrowser(file) : shrinkInWechat(file);
}

/** Sides and qualities (0 to 1) to try, one after the other. */
function* sizes(): Generator<{ side: number; quality: number }> {
  for (let side = longestSide; side >= smallestSide; side = Math.round(side * 0.75)) {
    for (const quality of [0.8, 0.6]) yield { side, quality };
  }
}

/** Drawing it anew drops what the camera wrote of itself. */
async function shrinkInBrowser(file: string): Promise<ArrayBuffer> {
  const picture = await openPicture(file);
  let bytes = new ArrayBuffer(0);
  for (const size of sizes()) {
    bytes = await drawn(picture, size);
    if (bytes.byteLength < most) break;
  }
  return bytes;
}

async function drawn(picture: HTMLImageElement, { side, quality }: { side: number; quality: number }): Promise<ArrayBuffer> {
  const scale = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw notAPhoto();
  // A transparent picture would turn black as a JPEG.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw notAPhoto();
  return new Response(blob).arrayBuffer();
}

/** WeChat compresses, and nobody says what it leaves of the camera's own words: they are taken out afterwards. */
async function shrinkInWechat(file: string): Promise<ArrayBuffer> {
  let bytes = await readPlain(file);
  for (const { side, quality } of sizes()) {
    if (bytes.byteLength < most) break;
    const { tempFilePath } = await Taro.compressImage({ src: file, quality: quality * 100, compressedWidth: side });
    const smaller = await readPlain(tempFilePath);
    if (smaller.byteLength < bytes.byteLength) bytes = smaller;
  }
  return bytes;
}

async function readPlain(filePath: string): Promise<ArrayBuffer> {
  const bytes = stripMetadata(new Uint8Array(await readFile(filePath)));
  return bytes.slice().buffer as ArrayBuffer;
}

function readFile(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => (typeof data === 'string' ? reject(notAPhoto()) : resolve(data)),
      fail: () => reject(notAPhoto()),
    });
  });
}
