import { expect, test } from 'vitest';
import { refuseUnsafe, type Birth } from '../../src/server/platform/refuse-unsafe.ts';
import { readSettings, SettingRefused, type Settings } from '../../src/server/platform/settings.ts';
import { testSettings, testStore } from '../helpers/test-settings.ts';

const environment = {
  DEPLOYMENT: 'demo',
  ORIGIN: 'http://127.0.0.1:8360',
  STAFF_ORIGIN: 'http://127.0.0.1:8361',
  LISTEN_PUBLIC: '127.0.0.1:8360',
  LISTEN_STAFF: '127.0.0.1:8361',
  LISTEN_INTERNAL: '127.0.0.1:8362',
  DATABASE_URL: 'x',
  DATABASE_APP_URL: 'x',
  FILES_DIR: 'x',
  KEY_DIR: 'x',
  SMS_ENDPOINT: 'http://127.0.0.1:8370',
  SMS_SECRET_ID: 'x',
  SMS_SECRET_KEY: 'x',
  SMS_NOTICE_APP_ID: 'x',
  SMS_CODE_APP_ID: 'x',
  SMS_SIGN: 'x',
  SMS_TEMPLATES: 'mock/data/sms-templates.json',
  SMS_CALLBACK_SECRET: 'x',
};
const inStore = {
  FILES_S3_ENDPOINT: 'https://papers.wudi.example',
  FILES_S3_BUCKET: 'papers',
  FILES_S3_REGION: 'cn-north-1',
  FILES_S3_KEY_ID: 'AK3f9c1b',
  FILES_S3_SECRET: '7c1e5f0b',
};

test('a store for files is set wholly or not at all', () => {
  expect(readSettings(environment)).not.toHaveProperty('store');
  expect(readSettings(environment).photos).toMatchObject({ largestBytes: 8 * 1024 * 1024, perApplication: 60 });
  expect(readSettings({ ...environment, ...inStore }).store).toMatchObject({ bucket: 'papers', keyId: 'AK3f9c1b', timeoutMs: 20_000 });
  for (const name of Object.keys(inStore)) {
    const rest = Object.fromEntries(Object.entries(inStore).filter(([other]) => other !== name));
    expect(() => readSettings({ ...environment, ...rest })).toThrow(
      new RegExp(`^The setting ${name} is missing.*all together or not at all`),
    );
  }
});

test.each([
  ['FILES_S3_ENDPOINT', 'https://papers.wudi.example/path'],
  ['FILES_S3_BUCKET', 'Papers of us'],
  ['PHOTO_QUALITY', '101'],
  ['PHOTOS_PER_APPLICATION', '0'],
])('%s %s is refused by its name', (name, given) => {
  expect(() => readSettings({ ...environment, ...inStore, [name]: given })).toThrow(new RegExp(`^The setting ${name} must be`));
});

const store = { ...testStore, endpoint: inStore.FILES_S3_ENDPOINT, keyId: 'AK3f9c1b', secret: '7c1e5f0b', timeoutMs: 2000 };
const real: Settings = testSettings({
  deployment: 'real',
  origin: 'https://jz.wudi.example',
  staffOrigin: 'https://jz-staff.wudi.example',
  sms: { endpoint: 'https://sms.tencentcloudapi.com', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3' },
});
const bornReal: Birth = { databaseBornAs: 'real', seededStaff: 0, demoKey: false };

test.each([
  ['in the open', { endpoint: 'http://papers.wudi.example' }, /^FILES_S3_ENDPOINT/],
  ['on this machine', { endpoint: 'https://127.0.0.1:9000' }, /^FILES_S3_ENDPOINT/],
  ['on this machine, in the other spelling', { endpoint: 'https://[::1]:9000' }, /^FILES_S3_ENDPOINT/],
  ['under a demo credential', { keyId: testStore.keyId }, /FILES_S3_/],
])('a real deployment refuses a store %s in one plain sentence', (_what, change, about) => {
  expect(() => refuseUnsafe({ ...real, store }, bornReal)).not.toThrow();
  const start = () => refuseUnsafe({ ...real, store: { ...store, ...change } }, bornReal);
  expect(start).toThrow(SettingRefused);
  expect(start).toThrow(/^[A-Z][^\n]{20,220}\.$/);
  expect(start).toThrow(about);
});
