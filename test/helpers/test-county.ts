import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAlibabaSms, type AlibabaSms } from '../../mock/alibaba-sms/start-alibaba-sms.ts';
import { startTencentSms, type TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { startWechat, type Wechat } from '../../mock/wechat/start-wechat.ts';
import { buildApp, type App } from '../../src/server/app.ts';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { deliverWhatIsDue } from '../../src/server/notify/index.ts';
import type { House } from '../../src/server/platform/house.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import type { Settings, TencentSmsSettings } from '../../src/server/platform/settings.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { MovedClock } from './moved-clock.ts';
import { openTestDatabase, type TestDatabase, type TestServer } from './test-database.ts';
import { testAlibabaSettings, testSettings, testWechatSettings } from './test-settings.ts';

export interface TestCounty {
  house: House;
  app: App;
  clock: MovedClock;
  sms: TencentSms;
  /** Of Alibaba Cloud, where the county has a contract with it; its phones are those of `sms`. */
  alibaba: AlibabaSms | undefined;
  wechat: Wechat;
  database: TestDatabase;
  /** What the server logged, a JSON line each. */
  logLines: string[];
  publicUrl: string;
  staffUrl: string;
  internalUrl: string;
  /** The code on the wall of the county's showcase village. */
  codeId: string;
  filesDir: string;
  /** Delivers what waits, as the minute's knock would. */
  knock(): Promise<void>;
  /** Hands over the sign-in codes that wait, as their lane's worker does in the moment. */
  handOverCodes(): Promise<void>;
  close(): Promise<void>;
}

/** Tuesday morning; the working days around it are all ordinary. */
export const testStart = '2026-11-24T09:05:00+08:00';

/**
 * The whole county in this process on a real database, with the SMS vendor's stand-in and a clock of our own. Jobs are
 * not worked by themselves: a test knocks, so nothing happens at a time it did not choose.
 */
export async function openTestCounty(
  given: {
    settings?: Partial<Omit<Settings, 'sms' | 'wechat'>>;
    /** Of Tencent, and for all. */
    sms?: Partial<TencentSmsSettings> & Partial<Pick<Settings['sms'], 'codesPerHour' | 'noticesPerNumberDay'>>;
    /** A contract with Alibaba Cloud too. */
    alibaba?: Partial<NonNullable<Settings['sms']['alibaba']>>;
    /** `none`: a county without a mini-program. */
    wechat?: Partial<NonNullable<Settings['wechat']>> | 'none';
    work?: boolean;
    /** On a PostgreSQL of its own. */
    server?: TestServer;
  } = {},
): Promise<TestCounty> {
  const database = await openTestDatabase(given.server);
  const clock = new MovedClock(testStart);
  const home = mkdtempSync(join(tmpdir(), 'mashang-files-'));
  const filesDir = join(home, 'files');
  mkdirSync(filesDir);
  const callbackSecret = randomBytes(12).toString('hex');
  const base = testSettings({ databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl, keyDir: database.keyDir, filesDir });
  const sms = await startTencentSms({
    credentials: { [base.sms.tencent.secretId]: base.sms.tencent.secretKey },
    apps: {
      [base.sms.tencent.noticeAppId]: { kind: 'notice', dailyLimit: 50 },
      [base.sms.tencent.codeAppId]: { kind: 'code', dailyLimit: 50 },
    },
    signs: [base.sms.tencent.sign],
    templates: Object.values(base.sms.templates),
    clock: () => clock.now().getTime(),
    reportRetryAfter: [1, 1],
  });
  const { push, ...mine } = testWechatSettings('');
  const wechat = await startWechat({
    appId: mine.appId,
    appSecret: mine.appSecret,
    templates: Object.values(mine.templates).map(({ id, kind, data }) => ({ id, kind, keys: Object.keys(data) })),
    push: { ...push, url: '' },
    clock: () => clock.now().getTime(),
    pushRetryAfter: [1, 1],
    sendTakes: 1,
  });
  const alibaba = given.alibaba && (await startTestAlibaba(sms, clock, given.alibaba));
  const settings: Settings = {
    ...base,
    ...given.settings,
    sms: testSettings({
      sms: { endpoint: sms.url, callbackSecrets: [callbackSecret], ...given.sms, ...(alibaba ? { alibaba: alibaba.settings } : {}) },
    }).sms,
  };
  if (given.wechat !== 'none') settings.wechat = { ...mine, push, endpoint: wechat.url, ...given.wechat };
  const logLines: string[] = [];
  const house = await openHouse(settings, { clock, log: openLog({ write: (line) => void logLines.push(line) }) });
  const app = await buildApp(house, { work: given.work ?? false });
  const urls: Record<string, string> = {};
  for (const [name, listener] of Object.entries(app.listeners)) {
    await listener.listen({ host: '127.0.0.1', port: settings.listen[name as keyof Settings['listen']].port });
    urls[name] = `http://127.0.0.1:${(listener.server.address() as AddressInfo).port}`;
  }
  sms.setReportTo(`${urls['public']}/vendor/tencent-sms/${callbackSecret}`);
  alibaba?.standIn.setReportTo(`${urls['public']}/vendor/alibaba-sms/${alibaba.settings.callbackSecrets[0]}`);
  wechat.setPushTo(`${urls['public']}/vendor/wechat`);
  const { showcaseVillage } = readCountyFolder('mock/data').county;
  const answered = async () => {
    await sms.reportsSettled();
    await alibaba?.standIn.reportsSettled();
    await wechat.pushesSettled();
  };
  return {
    house,
    app,
    clock,
    sms,
    alibaba: alibaba?.standIn,
    wechat,
    database,
    logLines,
    filesDir,
    publicUrl: urls['public'] ?? '',
    staffUrl: urls['staff'] ?? '',
    internalUrl: urls['internal'] ?? '',
    codeId: issueCode(house.vault, showcaseVillage, 'A'),
    knock: async () => {
      await doWhatIsDue(house, app.senders);
      await answered();
      await doWhatIsDue(house, app.senders);
    },
    handOverCodes: async () => {
      await deliverWhatIsDue(house, app.senders, []);
      await answered();
    },
    close: async () => {
      await app.close();
      await closeHouse(house);
      await alibaba?.standIn.stop();
      await sms.stop();
      await wechat.stop();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startTestAlibaba(sms: TencentSms, clock: MovedClock, given: Partial<NonNullable<Settings['sms']['alibaba']>>) {
  const mine = testAlibabaSettings('');
  const standIn = await startAlibabaSms({
    credentials: { [mine.secretId]: mine.secretKey },
    signs: [mine.sign],
    templates: Object.values(mine.templates).map(({ id, text, app }) => ({ id, text, app })),
    phones: sms.phones,
    clock: () => clock.now().getTime(),
    reportRetryAfter: [1, 1, 1],
  });
  return { standIn, settings: { ...mine, endpoint: standIn.url, ...given } };
}
