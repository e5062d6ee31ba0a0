import { beforeEach, expect, test } from 'vitest';
import { savePicture } from '../../src/mini/learn/program/picture/save-picture.ts';
import { tellPicture } from '../../src/mini/learn/program/picture/tell-picture.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const told = tellPicture({ program: catalogue.programs[0]!, village, hotline: '12349', day: '2026-11-20' });
const drawn: string[] = [];

interface Called {
  filePath?: string;
  success: (made: object) => void;
  fail: (why: object) => void;
}

/** A canvas of WeChat's page, and an album that answers so. */
function wechatWith(album: (asked: Called) => void): void {
  drawn.length = 0;
  const pen = {
    measureText: (text: string) => ({ width: text.length * 40 }),
    fillRect: () => undefined,
    fillText: (text: string) => drawn.push(text),
  };
  const query = {
    select: () => query,
    fields: () => query,
    exec: (done: (found: object[]) => void) => done([{ node: { width: 0, height: 0, getContext: () => pen } }]),
  };
  Object.assign(phone.wx, {
    createSelectorQuery: () => query,
    canvasToTempFilePath: ({ success }: Called) => success({ tempFilePath: 'wxfile://tmp_1.png' }),
    saveImageToPhotosAlbum: album,
  });
}
const refusing = (errMsg: string, errno?: number) => wechatWith(({ fail }) => fail({ errMsg, ...(errno ? { errno } : {}) }));

beforeEach(newPhone);

test('a picture is drawn and lies in her album', async () => {
  const saved: unknown[] = [];
  wechatWith(({ filePath, success }) => {
    saved.push(filePath);
    success({});
  });
  expect(await savePicture(told, 'program-picture')).toEqual({ kind: 'saved' });
  expect([saved, drawn]).toEqual([['wxfile://tmp_1.png'], expect.arrayContaining([told.name, told.ask])]);
});

test('whoever does not let us into the album has the picture all the same', async () => {
  const refusals: [string, number?][] = [
    ['saveImageToPhotosAlbum:fail auth deny'],
    ['saveImageToPhotosAlbum:fail:auth denied'],
    ['saveImageToPhotosAlbum:fail privacy permission is not authorized', 104],
    ['saveImageToPhotosAlbum:fail cancel', 103],
  ];
  for (const [errMsg, errno] of refusals) {
    refusing(errMsg, errno);
    expect(await savePicture(told, 'program-picture')).toEqual({ kind: 'refused', picture: 'wxfile://tmp_1.png' });
  }
});

test('whoever closes the window is told nothing; a phone that cannot draw says so', async () => {
  refusing('saveImageToPhotosAlbum:fail cancel');
  expect(await savePicture(told, 'program-picture')).toEqual({ kind: 'cancelled' });
  newPhone();
  expect(await savePicture(told, 'program-picture')).toEqual({ kind: 'failed' });
});
