import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { URI, type TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp, type App } from '../../src/server/app.ts';
import { loadCounty } from '../../src/server/load-county.ts';
import { bearDeployment } from '../../src/server/platform/bear-deployment.ts';
import type { House } from '../../src/server/platform/house.ts';
import { prepareJobs } from '../../src/server/platform/jobs.ts';
import { makeKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { migrate } from '../../src/server/platform/migrate.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { ofEveryProcess } from '../helpers/server-process.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openEmptyDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { ask } from '../helpers/villager.ts';

const keyDir = mkdtempSync(join(tmpdir(), 'mashang-real-keys-'));
const origins = { origin: 'https://jz.wudi.example', staffOrigin: 'https://jz-staff.wudi.example' };
const sms = { endpoint: 'https://sms.tencentcloudapi.com', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3' };
let database: TestDatabase;
let house: House;
let app: App;
beforeAll(async () => {
  database = await openEmptyDatabase(keyDir);
  const urls = { databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl };
  const settings = testSettings({ deployment: 'real', startMode: 'staff', keyDir, ...urls, ...origins, sms });
  await migrate(database.ownerUrl);
  await prepareJobs(database.ownerUrl);
  makeKeys(keyDir, 'real');
  await bearDeployment(settings);
  house = await openHouse(settings, { log: openLog({ write: () => {} }) });
  await loadCounty(house, readCountyFolder('mock/data'));
  app = await buildApp(house);
  await app.listeners.staff!.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app?.close();
  if (house) await closeHouse(house);
  await database?.drop();
  rmSync(keyDir, { recursive: true, force: true });
});

const signIn = (login: string, password: string, code: string) => {
  const url = `http://127.0.0.1:${(app.listeners.staff!.server.address() as AddressInfo).port}`;
  return ask(url, 'staffSignIn', { headers: { origin: origins.staffOrigin }, body: { login, password, code } });
};

const environment = () => ({
  ...ofEveryProcess,
  DEPLOYMENT: 'real',
  ORIGIN: origins.origin,
  STAFF_ORIGIN: origins.staffOrigin,
  LISTEN_PUBLIC: '127.0.0.1:1',
  LISTEN_STAFF: '127.0.0.1:1',
  LISTEN_INTERNAL: '127.0.0.1:1',
  DATABASE_URL: database.ownerUrl,
  DATABASE_APP_URL: database.appUrl,
  FILES_DIR: keyDir,
  KEY_DIR: keyDir,
  SMS_ENDPOINT: sms.endpoint,
  SMS_SECRET_ID: sms.secretId,
  SMS_SECRET_KEY: 'x',
  SMS_NOTICE_APP_ID: 'x',
  SMS_CODE_APP_ID: 'x',
  SMS_SIGN: 'x',
  SMS_TEMPLATES: 'mock/data/sms-templates.json',
  SMS_CALLBACK_SECRET: 'x',
});

test('a real deployment opens with keys of its own, has no account out of a folder, and lets in whom the operator added', async () => {
  const [fromFolder] = readCountyFolder('mock/data').staff;
  expect((await signIn(fromFolder!.login, fromFolder!.password, '000000')).body).toMatchObject({ code: 'staff-sign-in-wrong' });

  const add = (place: string, typed = '99990019800101001X\n') =>
    spawnSync(
      process.execPath,
      ['src/server/commands/add-staff.ts', '--county', '371623', '--login', 'li', '--name', '李编造', '--role', 'town', '--place', place],
      {
        env: environment(),
        encoding: 'utf8',
        input: typed,
      },
    );
  expect(add('371624001')).toMatchObject({
    status: 2,
    stderr: 'There is no such county, or one of the places is not one of it that this role works for.\n',
  });
  // Without her ID number nobody could tell her own family's matters from others.
  expect(add('371623002', '999900198001010011\n')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Type her ID number'),
    stdout: '',
  });
  const added = add('371623002');
  expect([added.status, added.stderr]).toEqual([0, 'ID number: ']);
  const [li] = await queryAs<{ id_hash: Buffer }>(database.ownerUrl, `select id_hash from staff where login = 'li'`);
  expect(li!.id_hash.equals(house.vault.hash('id-number', '99990019800101001X'))).toBe(true);
  const password = /password +(\S+)/.exec(added.stdout)![1]!;
  const authenticator = URI.parse(/authenticator +(\S+)/.exec(added.stdout)![1]!) as TOTP;
  expect(add('371623002').stderr).toContain('Somebody has the login li already');

  const answer = await signIn('li', password, authenticator.generate());
  expect(answer.body).toMatchObject({ name: '李编造', roleName: '镇上经办', places: ['海丰街道'], demo: false });
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/^__Host-mashang.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);

  // She lost everything she signs in with: what she had opens no more, what she is handed now does.
  const renew = (login: string) =>
    spawnSync(process.execPath, ['src/server/commands/renew-staff.ts', '--login', login], { env: environment(), encoding: 'utf8' });
  expect(renew('nobody')).toMatchObject({ status: 2, stderr: 'Nobody in office has the login nobody.\n' });
  const { stdout } = renew('li');
  const newPassword = /password +(\S+)/.exec(stdout)![1]!;
  const newAuthenticator = URI.parse(/authenticator +(\S+)/.exec(stdout)![1]!) as TOTP;
  const url = `http://127.0.0.1:${(app.listeners.staff!.server.address() as AddressInfo).port}`;
  const headers = { origin: origins.staffOrigin, cookie: cookies[0]!.split(';')[0]! };
  expect((await ask(url, 'readStaffSession', { headers })).status).toBe(401);
  const later = Date.now() + 30_000;
  expect((await signIn('li', password, newAuthenticator.generate({ timestamp: later }))).status).toBe(401);
  expect((await signIn('li', newPassword, newAuthenticator.generate({ timestamp: later }))).status).toBe(201);
});

test('whose ID number was not asked for at the time is asked for later, once', async () => {
  await queryAs(database.ownerUrl, `update staff set id_hash = null where login = 'li'`);
  const note = (typed: string) =>
    spawnSync(process.execPath, ['src/server/commands/note-staff-id.ts', '--login', 'li'], {
      env: environment(),
      encoding: 'utf8',
      input: typed,
    });
  // Input that has ended already is no answer, and is not waited for.
  expect(note('')).toMatchObject({ status: 2, stderr: expect.stringContaining('Type her ID number') });
  expect(note('99990019800101001X\n')).toMatchObject({ status: 0, stdout: 'Noted.\n' });
  expect(note('99990019800101001X\n')).toMatchObject({ status: 2, stderr: expect.stringContaining('was noted before') });
});
