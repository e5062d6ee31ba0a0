import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings, SettingRefused } from '../../src/server/platform/settings.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mashang-verify-'));
  writeFileSync(join(dir, 'Ab_c-1.txt'), '0123456789abcdef\n');
  writeFileSync(join(dir, '..data'), 'an orchestrator’s own');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function readIn(folder: string) {
  const listen = { LISTEN_PUBLIC: '127.0.0.1:1', LISTEN_STAFF: '127.0.0.1:2', LISTEN_INTERNAL: '127.0.0.1:3' };
  const house = { DEPLOYMENT: 'demo', DATABASE_URL: 'x', DATABASE_APP_URL: 'x', FILES_DIR: 'x', KEY_DIR: 'x' };
  const sms = { SMS_ENDPOINT: 'http://127.0.0.1:9', SMS_SECRET_ID: 'x', SMS_SECRET_KEY: 'x', SMS_NOTICE_APP_ID: '1', SMS_CODE_APP_ID: '2' };
  const more = { SMS_SIGN: 'x', SMS_TEMPLATES: 'mock/data/sms-templates.json', SMS_CALLBACK_SECRET: 'x' };
  const origins = { ORIGIN: 'http://127.0.0.1:1', STAFF_ORIGIN: 'http://127.0.0.1:2' };
  return readSettings({ ...listen, ...house, ...sms, ...more, ...origins, WECHAT_VERIFY_DIR: folder }).verifyFiles;
}

test('the files by which WeChat sees whose the host is are read at the start, hidden ones left out', () => {
  expect(readIn(dir)).toEqual([{ name: 'Ab_c-1.txt', bytes: Buffer.from('0123456789abcdef\n') }]);
  expect(readIn('mock/data/wechat-verify')).toHaveLength(1);
  expect(() => readIn(join(dir, 'nowhere'))).toThrow(/WECHAT_VERIFY_DIR names cannot be read\.$/);
});

test.each<[string, () => void, RegExp]>([
  ['another kind of file', () => writeFileSync(join(dir, 'app.js'), 'x'), /something else than the \.txt files/],
  ['a name with a blank', () => writeFileSync(join(dir, 'a b.txt'), 'x'), /something else than the \.txt files/],
  ['a folder', () => mkdirSync(join(dir, 'a.txt')), /holds a\.txt, which is no file of at most 1 KB/],
  ['a large file', () => writeFileSync(join(dir, 'a.txt'), 'x'.repeat(1025)), /no file of at most 1 KB/],
  ['a file of bytes', () => writeFileSync(join(dir, 'a.txt'), Buffer.from([0x78, 0])), /not the plain letters/],
  ['an empty file', () => writeFileSync(join(dir, 'a.txt'), ''), /not the plain letters/],
])('they go out to everybody, so %s among them stops the start', (_what, write, said) => {
  write();
  expect(() => readIn(dir)).toThrow(SettingRefused);
  expect(() => readIn(dir)).toThrow(said);
});
