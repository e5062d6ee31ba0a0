import Taro from '@tarojs/taro';
import { Problem } from '../http/problem.ts';

/** Enough to read a bill by, and little enough for a village's network. */
const longestSide = 1_600;
const most = 300 * 1024;

/** The photo as a small JPEG, in bytes. Drawing it anew also drops where and with what it was taken. */
export async function shrinkPhoto(file: string): Promise<ArrayBuffer> {
  return process.env.TARO_ENV === 'h5' ? shrinkInBrowser(file) : shrinkInWechat(file);
}

async function shrinkInBrowser(file: string): Promise<ArrayBuffer> {
  const picture = await openPicture(file);
  for (let side = longestSide; ; side = Math.round(side * 0.75)) {
    for (const quality of [0.8, 0.6]) {
      const bytes = await drawn(picture, side, quality);
      if (bytes.byteLength <= most || side < 600) return bytes;
    }
  }
}

function openPicture(file: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = document.createElement('img');
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(notAPhoto());
    picture.src = file;
  });
}

async function drawn(picture: HTMLImageElement, side: number, quality: number): Promise<ArrayBuffer> {
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

async function shrinkInWechat(file: string): Promise<ArrayBuffer> {
  let bytes = await readFile(file);
  for (const quality of [80, 60, 40]) {
    if (bytes.byteLength <= most) break;
    const { tempFilePath } = await Taro.compressImage({ src: file, quality, compressedWidth: longestSide });
    bytes = await readFile(tempFilePath);
  }
  return bytes;
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

function notAPhoto(): Problem {
  return new Problem({ code: 'paper-not-a-photo', title: '这个不是照片', text: '请拍一张照片，或者选一张照片。' });
}
