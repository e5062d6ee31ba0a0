import { beforeEach, expect, test } from 'vitest';
import { recallPhoto } from '../../src/mini/shared/keep/keep.ts';
import { takeJudgedPhoto } from '../../src/mini/shared/photo/take-judged-photo.ts';
import { sha256 } from '../../src/mini/shared/sha256.ts';
import { newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

/** A JPEG of so many bytes that says where it was taken. */
function taken(bytes: number): ArrayBuffer {
  const place = 'Exif\0\0GPS 37.74N 117.61E';
  const head = [0xff, 0xd8, 0xff, 0xe1, 0, place.length + 2, ...Buffer.from(place, 'latin1'), 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const picture = new Uint8Array(bytes).fill(0x55);
  picture.set(head);
  picture.set([0xff, 0xd9], bytes - 2);
  return picture.buffer;
}

/** WeChat's canvas that nobody sees, and what it reads of any picture. */
function canvasReads(level: number): void {
  phone.wx['createOffscreenCanvas'] = () => ({
    width: 1,
    height: 1,
    createImage: () => ({
      width: 1200,
      height: 1600,
      onload: () => undefined,
      set src(_file: string) {
        queueMicrotask(() => this.onload());
      },
    }),
    getContext: () => ({
      drawImage: () => undefined,
      getImageData: (_x: number, _y: number, width: number, height: number) => ({
        data: new Uint8ClampedArray(width * height * 4).fill(level),
      }),
    }),
  });
}

beforeEach(() => {
  newPhone();
  phone.camera = () => 'wxfile://camera.jpg';
});

test('in WeChat too a photo goes below 300 KB, tells no place, and lies on the phone before the page says so', async () => {
  phone.files.set('wxfile://camera.jpg', taken(2_000_000));
  const tried: string[] = [];
  phone.compress = ({ quality, compressedWidth }) => {
    tried.push(`${compressedWidth} ${quality}`);
    return taken(compressedWidth * quality * 5);
  };
  const { photo } = (await takeJudgedPhoto(() => undefined))!;
  const kept = (await recallPhoto(photo.photoId))!;
  expect(tried).toEqual(['1600 80', '1600 60', '1200 80', '1200 60', '900 80', '900 60']);
  expect(kept.byteLength).toBeLessThan(300 * 1024);
  expect(sha256(kept)).toBe(photo.sha256);
  expect(Buffer.from(kept).toString('latin1')).not.toContain('GPS');
});

test('what is small is left as it is but for the place; the smallest size ends it', async () => {
  phone.files.set('wxfile://camera.jpg', taken(90_000));
  const small = (await takeJudgedPhoto(() => undefined))!;
  expect((await recallPhoto(small.photo.photoId))!.byteLength).toBe(90_000 - 28);
  phone.files.set('wxfile://camera.jpg', taken(900_000));
  let tries = 0;
  phone.compress = () => {
    tries += 1;
    return taken(800_000 - tries);
  };
  const large = (await takeJudgedPhoto(() => undefined))!;
  expect([tries, (await recallPhoto(large.photo.photoId))!.byteLength]).toEqual([8, 800_000 - 8 - 28]);
});

test('what spoils it is told where pixels can be read; elsewhere she just goes on', async () => {
  phone.files.set('wxfile://camera.jpg', taken(90_000));
  expect((await takeJudgedPhoto(() => undefined))!.fault).toBeUndefined();
  canvasReads(20);
  expect((await takeJudgedPhoto(() => undefined))!.fault).toBe('dark');
  canvasReads(200);
  expect((await takeJudgedPhoto(() => undefined))!.fault).toBeUndefined();
  phone.wx['createOffscreenCanvas'] = () => {
    throw new Error('out of memory');
  };
  expect((await takeJudgedPhoto(() => undefined))!.fault).toBeUndefined();
  phone.camera = () => undefined;
  expect(await takeJudgedPhoto(() => undefined)).toBeUndefined();
});
