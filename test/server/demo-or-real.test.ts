import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { refuseUnsafe, type Birth } from '../../src/server/platform/refuse-unsafe.ts';
import { readSettings, SettingRefused, type Settings } from '../../src/server/platform/settings.ts';
import { MovedClock } from '../helpers/moved-clock.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { testSettings, testWechatSettings } from '../helpers/test-settings.ts';

let database: TestDatabase;
const directories: string[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database?.drop();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mashang-keys-'));
  directories.push(directory);
  return directory;
}

/** One sentence a county's technician can act on: capital letter, full stop, no stack, no secret. */
const plainSentence = /^[A-Z][^\n]{20,220}\.$/;

const real = testSettings({
  deployment: 'real',
  origin: 'https://jz.wudi.example',
  staffOrigin: 'https://jz-staff.wudi.example',
  sms: { endpoint: 'https://sms.tencentcloudapi.com', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3' },
});
const realWechat = {
  ...testWechatSettings('https://api.weixin.qq.com'),
  appId: 'wx3f9c1b7d5e2a8460',
  appSecret: '7c1e5f0b9a2d4836',
  push: { token: 'kR7xQ2', encodingAesKey: 'x'.repeat(43) },
};
const withSms = (change: object): Settings => ({ ...real, sms: { ...real.sms, tencent: { ...real.sms.tencent, ...change } } });
const bornReal: Birth = { databaseBornAs: 'real', seededStaff: 0, demoKey: false };
const demo = testSettings({});
const bornDemo: Birth = { databaseBornAs: 'demo', seededStaff: 4, demoKey: true };

test('a real deployment and a demo that are wholly one or the other may start', () => {
  expect(() => refuseUnsafe(real, bornReal)).not.toThrow();
  expect(() => refuseUnsafe({ ...real, wechat: realWechat }, bornReal)).not.toThrow();
  expect(() => refuseUnsafe(demo, bornDemo)).not.toThrow();
  const toLan = { ...demo, demoOpenToLan: true, listen: { ...demo.listen, public: { host: '0.0.0.0', port: 8360 } } };
  expect(() => refuseUnsafe(toLan, bornDemo)).not.toThrow();
});

const listenOn = (name: 'public' | 'staff' | 'internal', host: string) => ({ listen: { ...demo.listen, [name]: { host, port: 8360 } } });

test.each<[string, Settings, Birth, RegExp]>([
  ['a demo’s database for real', real, { ...bornReal, databaseBornAs: 'demo' }, /born as a demo/],
  ['a stand-in for the SMS vendor', withSms({ endpoint: 'http://127.0.0.1:8370' }), bornReal, /SMS_ENDPOINT/],
  ['a stand-in behind https', withSms({ endpoint: 'https://sms.tencentcloudapi.com.evil.example' }), bornReal, /SMS_ENDPOINT/],
  ['the vendor without encryption', withSms({ endpoint: 'http://sms.tencentcloudapi.com' }), bornReal, /SMS_ENDPOINT/],
  ['a credential of the demo', withSms({ secretId: 'AKIDDEMO000' }), bornReal, /SMS_SECRET_ID/],
  ['a stand-in for WeChat', { ...real, wechat: { ...realWechat, endpoint: 'http://127.0.0.1:8371' } }, bornReal, /WECHAT_ENDPOINT/],
  ['WeChat by another door', { ...real, wechat: { ...realWechat, endpoint: 'https://api2.weixin.qq.com' } }, bornReal, /WECHAT_ENDPOINT/],
  ['a mini-program of the demo', { ...real, wechat: { ...realWechat, appId: 'wxdemo0000000000' } }, bornReal, /demo credential/],
  ['a secret of the demo', { ...real, wechat: { ...realWechat, appSecret: 'demo-app-secret' } }, bornReal, /demo credential/],
  ['staff with printed passwords', real, { ...bornReal, seededStaff: 1 }, /printed demo passwords/],
  ['the demo’s key', real, { ...bornReal, demoKey: true }, /KEY_DIR/],
  ['codes that open an unencrypted page', { ...real, origin: 'http://jz.wudi.example' }, bornReal, /^ORIGIN/],
  ['a staff page without encryption', { ...real, staffOrigin: 'http://jz.wudi.example' }, bornReal, /STAFF_ORIGIN/],
  ['a real database for a demo', demo, { ...bornDemo, databaseBornAs: 'real' }, /real deployment/],
  ['a real key for a demo', demo, { ...bornDemo, demoKey: false }, /real key/],
  ['a demo open to the network', { ...demo, ...listenOn('public', '0.0.0.0') }, bornDemo, /--lan/],
  ['a demo’s staff page open to the network', { ...demo, ...listenOn('staff', '192.168.1.2') }, bornDemo, /--lan/],
  ['a demo’s figures open to the network', { ...demo, ...listenOn('internal', '::') }, bornDemo, /--lan/],
  [
    'figures open to the network even with the flag',
    { ...demo, demoOpenToLan: true, ...listenOn('internal', '0.0.0.0') },
    bornDemo,
    /internal listener/,
  ],
])('%s: refused in one plain sentence', (_what, settings, birth, about) => {
  let said = '';
  try {
    refuseUnsafe(settings, birth);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingRefused);
    said = (error as Error).message;
  }
  expect(said).toMatch(plainSentence);
  expect(said).toMatch(about);
});

/** Why the house did not open, and that it wrote nothing on the way. */
async function whyNotOpened(change: Partial<Settings>, systemTime = false): Promise<string> {
  const before = await countRows(database.ownerUrl);
  const settings = testSettings({ databaseAppUrl: database.appUrl, keyDir: database.keyDir, ...change } as Parameters<
    typeof testSettings
  >[0]);
  const log = openLog({ write: () => {} });
  try {
    const house = await openHouse(settings, systemTime ? { log } : { log, clock: new MovedClock('2026-11-24T09:05:00+08:00') });
    await closeHouse(house);
    return 'opened';
  } catch (error) {
    expect(error).toBeInstanceOf(SettingRefused);
    expect((error as Error).message).toMatch(plainSentence);
    expect(await countRows(database.ownerUrl)).toEqual(before);
    return (error as Error).message;
  }
}

test('with its own keys and the app’s login the house opens', async () => {
  expect(await whyNotOpened({}, true)).toBe('opened');
});

test('other keys, one other key, no keys or a file that is no key: refused before anything is written', async () => {
  const others = newDirectory();
  makeKeys(others, 'demo');
  expect(await whyNotOpened({ keyDir: others })).toMatch(/not the keys of this database.*Nothing was written/);
  for (const name of ['master', 'index']) {
    const mixed = newDirectory();
    for (const file of ['master.key', 'index.key']) cpSync(join(database.keyDir, file), join(mixed, file));
    cpSync(join(others, `${name}.key`), join(mixed, `${name}.key`));
    expect(await whyNotOpened({ keyDir: mixed })).toMatch(/not the keys of this database/);
    rmSync(join(mixed, `${name}.key`));
    expect(await whyNotOpened({ keyDir: mixed })).toMatch(new RegExp(`The ${name} key is not in KEY_DIR`));
    writeFileSync(join(mixed, `${name}.key`), randomBytes(32));
    expect(await whyNotOpened({ keyDir: mixed })).toMatch(/not a key of this program/);
    writeFileSync(join(mixed, `${name}.key`), readFileSync(join(others, `${name === 'master' ? 'index' : 'master'}.key`)));
    expect(await whyNotOpened({ keyDir: mixed })).toMatch(/not a key of this program/);
  }
  expect(await whyNotOpened({ keyDir: newDirectory() })).toMatch(/The master key is not in KEY_DIR/);
});

test('keys are never written over', () => {
  const directory = newDirectory();
  makeKeys(directory, 'real');
  expect(() => makeKeys(directory, 'real')).toThrow(/EEXIST/);
});

test('real settings on this demo’s database and keys are refused', async () => {
  expect(await whyNotOpened({ ...real, databaseAppUrl: database.appUrl, keyDir: database.keyDir })).toMatch(/born as a demo/);
});

test('a login that may do more than the app does is refused, and the sentence names the right', async () => {
  expect(await whyNotOpened({ databaseAppUrl: database.ownerUrl })).toMatch(/may create tables/);
  expect(await whyNotOpened({ databaseAppUrl: database.adminUrl })).toMatch(/superuser/);
  await queryAs(database.ownerUrl, 'grant update on event to mashang_app');
  expect(await whyNotOpened({})).toMatch(/may change events that happened/);
  await queryAs(database.ownerUrl, 'revoke update on event from mashang_app; grant delete on audit to mashang_app');
  expect(await whyNotOpened({})).toMatch(/may change the audit/);
  await queryAs(database.ownerUrl, 'revoke delete on audit from mashang_app; grant update (hash) on audit_leaf to mashang_app');
  expect(await whyNotOpened({})).toMatch(/may change the audit/);
  await queryAs(database.ownerUrl, 'revoke update (hash) on audit_leaf from mashang_app; grant update on sms_outcome to mashang_app');
  expect(await whyNotOpened({})).toMatch(/may change what was sent/);
  await queryAs(database.ownerUrl, 'revoke update on sms_outcome from mashang_app');
  expect(await whyNotOpened({})).toBe('opened');
});

test('a database without tables, one that is not there, and one that does not answer are told apart', async () => {
  const empty = `mashang_${randomBytes(6).toString('hex')}`;
  await queryAs(database.adminUrl, `create database ${empty} owner mashang_owner`);
  const elsewhere = (name: string) => database.appUrl.replace(/mashang_[0-9a-f]{12}/, name);
  expect(await whyNotOpened({ databaseAppUrl: elsewhere(empty) })).toMatch(/no tables yet; run the migrate command/);
  await queryAs(database.adminUrl, `drop database ${empty}`);
  expect(await whyNotOpened({ databaseAppUrl: elsewhere(empty) })).toMatch(/does not answer \(3D000\)/);
  expect(await whyNotOpened({ databaseAppUrl: 'postgresql://mashang_app@127.0.0.1:1/none' })).toMatch(/does not answer \(ECONNREFUSED\)/);
});

const environment: Record<string, string> = {
  DEPLOYMENT: 'demo',
  ORIGIN: 'http://127.0.0.1:8360',
  STAFF_ORIGIN: 'http://127.0.0.1:8361',
  LISTEN_PUBLIC: '127.0.0.1:8360',
  LISTEN_STAFF: '127.0.0.1:8361',
  LISTEN_INTERNAL: '127.0.0.1:8362',
  DATABASE_URL: 'postgresql://owner@127.0.0.1/x',
  DATABASE_APP_URL: 'postgresql://app@127.0.0.1/x',
  FILES_DIR: 'files',
  KEY_DIR: 'keys',
  SMS_ENDPOINT: 'http://127.0.0.1:8370',
  SMS_SECRET_ID: 'id',
  SMS_SECRET_KEY: 'secret-key-that-must-not-be-said',
  SMS_NOTICE_APP_ID: '1',
  SMS_CODE_APP_ID: '2',
  SMS_SIGN: '签名',
  SMS_TEMPLATES: 'mock/data/sms-templates.json',
  SMS_CALLBACK_SECRET: 'callback-secret-that-must-not-be-said',
};

test('the settings of a demo are read; what has a usual value may be left out', () => {
  expect(readSettings(environment)).toMatchObject({
    deployment: 'demo',
    startMode: 'all',
    demoOpenToLan: false,
    listen: { internal: { host: '127.0.0.1', port: 8362 } },
    sms: { tencent: { timeoutMs: 8000, variableLength: 6, weight: 50 }, codesPerHour: 2000, templates: { accepted: { id: '2100201' } } },
  });
});

const wechatEnvironment: Record<string, string> = {
  WECHAT_ENDPOINT: 'http://127.0.0.1:8371',
  WECHAT_APP_ID: 'wxdemo0000000000',
  WECHAT_APP_SECRET: 'app-secret-that-must-not-be-said',
  WECHAT_PHONE_BUTTON: 'off',
  WECHAT_TEMPLATES: 'mock/data/wechat-templates.json',
  WECHAT_PUSH_TOKEN: 'push-token-that-must-not-be-said',
  WECHAT_PUSH_AES_KEY: 'a'.repeat(43),
};

test('WeChat is set as a whole or not at all, and what is missing is named', () => {
  expect(readSettings(environment)).not.toHaveProperty('wechat');
  expect(readSettings({ ...environment, ...wechatEnvironment }).wechat).toMatchObject({
    phoneButton: 'off',
    timeoutMs: 5000,
    templates: { accepted: { kind: 'one-time' } },
  });
  for (const name of Object.keys(wechatEnvironment)) {
    const { [name]: _left, ...rest } = wechatEnvironment;
    expect(() => readSettings({ ...environment, ...rest })).toThrow(
      new RegExp(`^The setting ${name} is missing.*all together or not at all`),
    );
  }
});

test.each([
  ['WECHAT_ENDPOINT', 'https://api.weixin.qq.com/', /without a path/],
  ['WECHAT_PHONE_BUTTON', 'yes', /must be one of on, off/],
  ['WECHAT_PUSH_AES_KEY', 'too-short-and-must-not-be-said', /43 letters/],
  ['WECHAT_TEMPLATES', 'no/such/file.json', /cannot be read as JSON/],
  [
    'WECHAT_TEMPLATES',
    JSON.stringify({ paid: { id: 'x', kind: 'weekly', page: 'p', data: { thing1: 'title' } } }),
    /template of paid needs/,
  ],
  ['WECHAT_TEMPLATES', JSON.stringify({ paid: { id: 'x', kind: 'one-time', page: 'p', data: { thing1: 'name' } } }), /among title, day/],
  ['WECHAT_TEMPLATES', JSON.stringify({ paid: { id: 'x', kind: 'one-time', page: 'p?id=1', data: { thing1: 'title' } } }), /no query/],
  [
    'WECHAT_TEMPLATES',
    JSON.stringify(
      Object.fromEntries(
        ['paid', 'accepted', 'approved', 'refused', 'missing', 'returned'].map((kind, at) => [
          kind,
          { id: `x${at}`, kind: 'one-time', page: 'p', data: { thing1: 'title' } },
        ]),
      ),
    ),
    /more than five/,
  ],
])('%s=%s is refused in one plain sentence that repeats no secret of WeChat', (name, value, said) => {
  let given = value;
  if (value.startsWith('{')) {
    given = join(newDirectory(), 'templates.json');
    writeFileSync(given, value);
  }
  const read = () => readSettings({ ...environment, ...wechatEnvironment, [name]: given });
  expect(read).toThrow(said);
  expect(read).not.toThrow(/must-not-be-said/);
});

const paid = { id: 'x', kind: 'one-time', page: 'check/list', data: { thing1: 'title' } };

test.each<[unknown, RegExp]>([
  [null, /lists the subscribe-message templates by notice kind/],
  [[paid], /lists the subscribe-message templates by notice kind/],
  [{ paid: null }, /template of paid needs an id/],
  [{ paid: { ...paid, id: 7 } }, /template of paid needs an id/],
  [{ paid: { ...paid, kind: null } }, /template of paid needs a kind/],
  [{ paid: { ...paid, page: null } }, /template of paid needs a page/],
  [{ paid: { ...paid, page: 7 } }, /template of paid needs a page/],
  [{ paid: { ...paid, page: '/check/list' } }, /template of paid needs a page such as check\/list/],
  [{ paid: { ...paid, page: 'check/list/' } }, /template of paid needs a page such as check\/list/],
  [{ paid: { ...paid, data: null } }, /template of paid needs data/],
  [{ paid: { ...paid, data: ['title'] } }, /template of paid needs data/],
  [{ paid: { ...paid, data: {} } }, /template of paid needs data/],
  [{ paid: { ...paid, data: { thing1: null } } }, /template of paid needs in data\.thing1 .*title, day, due, total\.$/],
  [{ paid: { ...paid, data: { thing1: 'amount' } } }, /template of paid needs in data\.thing1 .*title, day, due, total\.$/],
  [{ paid: { ...paid, data: { thing1: 'title', amount4: 'total' } } }, /data\.amount4 .*thing, date, phrase/],
  [{ paid: { ...paid, data: { unheard1: 'title' } } }, /data\.unheard1 .*thing, date, phrase/],
  [{ paid: { ...paid, data: { thing: 'title' } } }, /data\.thing .*thing, date, phrase/],
  [{ paid: { ...paid, data: { toString1: 'title' } } }, /data\.toString1 .*thing, date, phrase/],
  [{ paid, refused: { ...paid, id: 'y', kind: 'long-term' } }, /both one-time and long-term/],
])('WECHAT_TEMPLATES with %j is refused, and what is wrong in it is named', (templates, said) => {
  const file = join(newDirectory(), 'templates.json');
  writeFileSync(file, JSON.stringify(templates));
  const read = () => readSettings({ ...environment, ...wechatEnvironment, WECHAT_TEMPLATES: file });
  expect(read).toThrow(SettingRefused);
  expect(read).toThrow(said);
});

test('every setting that is missing is named', () => {
  for (const name of Object.keys(environment)) {
    const { [name]: _left, ...rest } = environment;
    expect(() => readSettings(rest)).toThrow(new RegExp(`^The setting ${name} (is missing|must be one of)`));
  }
});

test.each([
  ['DEPLOYMENT', 'staging', /must be one of demo, real; it is staging/],
  ['START_MODE', 'both', /must be one of all, public, staff, worker/],
  ['ORIGIN', 'http://127.0.0.1:8360/', /without a path/],
  ['ORIGIN', 'wudi.example', /must be an origin/],
  ['SMS_ENDPOINT', 'https://sms.tencentcloudapi.com/v2', /without a path/],
  ['LISTEN_PUBLIC', '8360', /must look like 127.0.0.1:8360/],
  ['DATABASE_POOL', '0', /whole number above 0/],
  ['SMS_TIMEOUT_MS', 'soon', /whole number above 0/],
  ['SMS_TEMPLATES', 'no/such/file.json', /cannot be read as JSON/],
])('%s=%s is refused in one plain sentence that repeats no secret', (name, value, said) => {
  expect(() => readSettings({ ...environment, [name]: value })).toThrow(SettingRefused);
  expect(() => readSettings({ ...environment, [name]: value })).toThrow(said);
});
