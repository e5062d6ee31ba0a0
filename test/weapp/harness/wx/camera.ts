import { untilAgreed } from './account.ts';
import { byCallback, Refused, type Inside, type Topic } from '../topic.ts';

let pictures = 0;

/** Camera, album and scanner: what they see is the device's. */
export const camera: Topic = {
  since: { chooseMedia: '2.10.0', compressImage: '2.4.0' },
  open(inside) {
    const { device } = inside;
    const keep = (bytes: Uint8Array): string => {
      const file = `wxfile://tmp_${(pictures += 1)}.jpg`;
      device.files.set(file, bytes);
      return file;
    };
    const taken = (): { path: string; size: number } => {
      const bytes = device.camera();
      if (!bytes) throw new Refused('cancel');
      return { path: keep(bytes), size: bytes.length };
    };
    return {
      chooseImage: byCallback(inside, 'chooseImage', async () => {
        await untilAgreed(inside, 'chooseImage');
        const one = taken();
        return { tempFilePaths: [one.path], tempFiles: [one] };
      }),
      chooseMedia: byCallback(inside, 'chooseMedia', async () => {
        await untilAgreed(inside, 'chooseMedia');
        const { path, size } = taken();
        return { type: 'image', tempFiles: [{ tempFilePath: path, size, fileType: 'image' }] };
      }),
      // Half of it, whatever the quality: enough to see that what goes out is what came back.
      compressImage: byCallback(inside, 'compressImage', ({ src }) => ({ tempFilePath: keep(halfOf(inside, src)) })),
      getImageInfo: byCallback(inside, 'getImageInfo', ({ src }) => ({
        path: src,
        width: 900,
        height: 1200,
        type: 'jpeg',
        orientation: 'up',
      })),
      scanCode: byCallback(inside, 'scanCode', () => {
        const result = device.scanner();
        if (result === undefined) throw new Refused('cancel');
        return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '' };
      }),
    };
  },
};

function halfOf({ device }: Inside, file: string): Uint8Array {
  const bytes = device.files.get(file);
  if (!bytes) throw new Refused(`no such file ${file}`);
  return bytes.slice(0, Math.ceil(bytes.length / 2));
}
