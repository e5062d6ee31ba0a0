import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp, type App } from '../../src/server/app.ts';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { loadCounty } from '../../src/server/load-county.ts';
import { deliverNotice, type Senders } from '../../src/server/notify/index.ts';
import { verifyAudit } from '../../src/server/platform/audit-seals/verify-audit.ts';
import { bearDeployment } from '../../src/server/platform/bear-deployment.ts';
import type { House } from '../../src/server/platform/house.ts';
import { prepareJobs } from '../../src/server/platform/jobs.ts';
import { makeKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { migrate } from '../../src/server/platform/migrate.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { addStaff } from '../../src/server/staff/index.ts';
import { MovedClock } from '../helpers/moved-clock.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { Rehearsing } from '../helpers/rehearsing.ts';
import { openEmptyDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { testSettings, testWechatSettings } from '../helpers/test-settings.ts';
import { testStart } from '../helpers/test-county.ts';
import { ask, workOut } from '../helpers/villager.ts';

/* The practice village where it is for earnest: a deployment with keys, vendors and people of its own. */

const dir = mkdtempSync(join(tmpdir(), 'mashang-practice-real-'));
const clock = new MovedClock(testStart);
const secret = new Secret({ size: 20 });
let database: TestDatabase;
let house: House;
let app: App;
let li: Officer;
/** Every call that would have gone to a vendor. */
const calls: string[] = [];
const senders: Senders = {
  sendSms: async ({ phone }) => {
    calls.push(`sms ${phone}`);
    return { state: 'handed-over', serial: `of-${calls.length}` };
  },
  askSms: async () => ({ state: 'no-word' }),
  wechat: undefined,
};

beforeAll(async () => {
  database = await openEmptyDatabase(dir);
  const settings = testSettings({
    deployment: 'real',
    keyDir: dir,
    filesDir: join(dir, 'files'),
    databaseUrl: database.ownerUrl,
    databaseAppUrl: database.appUrl,
    origin: 'https://jz.wudi.example',
    staffOrigin: 'https://jz-staff.wudi.example',
    sms: { endpoint: 'https://sms.tencentcloudapi.com', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3' },
  });
  settings.wechat = { ...testWechatSettings('https://api.weixin.qq.com'), appId: 'wx91c2a7d5e3f40b68', appSecret: 'of-this-test' };
  settings.wechat.push.token = 'of-this-test';
  await migrate(database.ownerUrl);
  await prepareJobs(database.ownerUrl);
  makeKeys(dir, 'real');
  await bearDeployment(settings);
  house = await openHouse(settings, { clock, log: openLog({ write: () => {} }) });
  await loadCounty(house, readCountyFolder('mock/data'));
  app = await buildApp(house, { work: false });
  for (const listener of [app.listeners.staff!, app.listeners.public!]) await listener.listen({ host: '127.0.0.1', port: 0 });
  const added = { login: 'li', name: '李编造', role: 'town' as const, places: ['371623002'], password: 'of-this-test', seeded: false };
  await house.db
    .transaction()
    .execute((tx) => addStaff(house, tx, { kind: 'system', county: '371623' }, { ...added, totpSecret: secret.base32 }));
  li = new Officer({ house, clock, staffUrl: urlOf('staff') }, 'haifeng');
  const code = new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });
  const answer = await li.ask('staffSignIn', { body: { login: 'li', password: added.password, code } });
  li.cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
});
afterAll(async () => {
  await app?.close();
  if (house) await closeHouse(house);
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

const urlOf = (name: 'staff' | 'public') => `http://127.0.0.1:${(app.listeners[name]!.server.address() as AddressInfo).port}`;
const sql = <Row extends Record<string, unknown>>(text: string) => queryAs<Row>(database.ownerUrl, text);

test('an officer rehearses everything to the credit of the money, and no vendor of the county is called: not by the act, a knock, a retry or a restart', async () => {
  expect((await li.ask('beginPractice', { body: { seen: 0 } })).body).toMatchObject({ generation: 1 });
  const town = new Rehearsing(li, 'town');
  expect((await town.ask('readStaffSession')).body).toMatchObject({ demo: false, county: '无棣县（练习）' });
  const matterId = await town.find('交给镇上了', /支出型/);
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  expect((await town.record(matterId, 'hang')).status).toBe(201);
  // The liaison filed it: somebody speaks with her before anything is decided.
  const spoke = { submissionId: randomUUID(), how: 'call', words: '她知道，是她让办的。' };
  expect((await town.ask('staffConfirmPerson', { params: { matterId }, body: spoke })).status).toBe(201);
  await town.ask('movePracticeDay', { body: { seen: { generation: 1, daysAhead: 0 }, days: 8 } });
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
  expect((await new Rehearsing(li, 'county').record(matterId, 'approve', { amountFen: 120_000 })).status).toBe(201);
  const finance = new Rehearsing(li, 'finance');
  expect((await finance.record(matterId, 'order')).status).toBe(201);
  expect((await finance.record(matterId, 'credit')).status).toBe(201);
  const { messages } = (await town.ask('listPracticeMessages')).body;
  const hers = messages.filter((one) => one.matterId === matterId).map(({ text }) => text.slice(text.indexOf('】') + 1).split('，')[0]);
  expect(hers.toSorted()).toEqual(
    [
      '您交的事',
      '您的事',
      '您的事在村里贴着',
      '您的事贴完了',
      '您申请的事同意了。给多少、哪天起',
      '您申请的救助金到了。到了多少',
    ].toSorted(),
  );

  for (const days of [0, 1, 9]) {
    clock.forward({ days });
    await doWhatIsDue(house, senders);
  }
  for (const { county, id } of await sql<{ county: string; id: string }>('select county, id from delivery'))
    await deliverNotice(house, senders, { county, delivery: id });
  const again = await openHouse(house.settings, { clock, log: openLog({ write: () => {} }) });
  await doWhatIsDue(again, senders);
  await closeHouse(again);
  expect(calls).toEqual([]);
  expect(await sql('select id from sms_attempt')).toEqual([]);
  expect(await sql(`select id from pgboss.job where name like 'deliver-%'`)).toEqual([]);
  expect(await sql('select token_hash from session')).toEqual([]);

  // The same mouth does speak for a villager of the real county.
  const { body: challenge } = await ask(urlOf('public'), 'askChallenge');
  const phone = '16900002901';
  const body = { phone, challenge: challenge.challenge, nonce: workOut(challenge, phone) };
  expect((await ask(urlOf('public'), 'sendSignInCode', { body })).status).toBe(202);
  await doWhatIsDue(house, senders);
  expect(calls).toEqual([`sms ${phone}`]);
});

test('what the ground’s audit holds is sealed in a chain of its own, and the real county’s has nothing of it', async () => {
  const rows = await sql<{ county: string; acts: string[] }>(
    `select county, array_agg(distinct act order by act) as acts from audit group by county order by county`,
  );
  expect(rows[0]).toEqual({ county: '371623', acts: ['added', 'signed-in'] });
  expect(rows[1]).toMatchObject({ county: '371623-p1' });
  expect(rows[1]!.acts).toEqual(expect.arrayContaining(['begun', 'opened', 'recorded']));
  expect(await sql(`select county from audit_unsealed`)).toEqual([]);
  const verified = await verifyAudit(house, { kind: 'system', county: '371623-p1' }, { roots: new Set(), tell: () => undefined });
  expect(verified).toMatchObject({ damages: 0, unsealed: 0 });
});
