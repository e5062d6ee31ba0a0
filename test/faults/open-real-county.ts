import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTencentSms, type TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { openSms } from '../../src/server/notify/index.ts';
import { readKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import type { Settings } from '../../src/server/platform/settings.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { MovedClock } from '../helpers/moved-clock.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { testSettings } from '../helpers/test-settings.ts';

export interface RealCounty {
  server: ServerProcess;
  database: TestDatabase;
  /** As superuser of the test's own database: to count what really stands there. */
  sql: pg.Client;
  sms: TencentSms;
  clock: MovedClock;
  house: { settings: Settings };
  codeId: string;
  readonly publicUrl: string;
  readonly staffUrl: string;
  /** One more server on the same database, keys and files, on other ports. */
  anotherServer(): Promise<ServerProcess>;
  /** Until no message waits any more. What a killed server was just calling for is not waited for: nobody knows of it until its silence is judged. */
  knock(): Promise<void>;
  /** What the next minutes bring, when every silence is long enough to be judged. */
  laterOn(): Promise<void>;
  close(): Promise<void>;
}

/** The county as it runs: the server as a process of its own, a real database, the vendor's stand-in that refuses no number for being asked often. */
export async function openRealCounty(env: Record<string, string> = {}): Promise<RealCounty> {
  const database = await openTestDatabase();
  const home = mkdtempSync(join(tmpdir(), 'mashang-faults-'));
  const filesDir = join(home, 'files');
  mkdirSync(filesDir);
  const base = testSettings({ databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl, keyDir: database.keyDir, filesDir });
  const manyADay = { dailyLimit: 100_000, sameContentSeconds: 0 };
  const sms = await startTencentSms({
    credentials: { [base.sms.tencent.secretId]: base.sms.tencent.secretKey },
    apps: { [base.sms.tencent.noticeAppId]: { kind: 'notice', ...manyADay }, [base.sms.tencent.codeAppId]: { kind: 'code', ...manyADay } },
    signs: [base.sms.tencent.sign],
    templates: Object.values(base.sms.templates),
    reportAfter: 20,
    reportRetryAfter: [500, 2000],
  });
  const settings: Settings = { ...base, sms: { ...base.sms, tencent: { ...base.sms.tencent, endpoint: sms.url } } };
  const prepare = () =>
    ServerProcess.prepare({
      databaseUrl: database.ownerUrl,
      databaseAppUrl: database.appUrl,
      keyDir: database.keyDir,
      filesDir,
      smsEndpoint: sms.url,
      sms: settings.sms,
      env: { SMS_TIMEOUT_MS: '2000', SMS_CODES_PER_HOUR: '100000', ...env },
    });
  const server = await prepare();
  sms.setReportTo(server.callbackUrl);
  const sql = new pg.Client({ connectionString: database.adminUrl });
  await sql.connect();
  const clock = new RealClock();
  const servers = [server];
  return {
    server,
    database,
    sql,
    sms,
    clock,
    house: { settings: { ...settings, staffOrigin: server.staffUrl } },
    codeId: issueCode(new Vault(readKeys(database.keyDir), clock), readCountyFolder('mock/data').county.showcaseVillage, 'A'),
    publicUrl: server.publicUrl,
    staffUrl: server.staffUrl,
    anotherServer: async () => {
      const another = await prepare();
      servers.push(another);
      return another;
    },
    knock: () => poll(() => allSettled(sql, { calledSince: server.startedAt }), 'messages still wait'),
    laterOn: () => workLater(settings, () => allSettled(sql, { calledSince: new Date(0) })),
    close: async () => {
      for (const one of servers) await one.kill9();
      await sql.end();
      await sms.stop();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function allSettled(sql: pg.Client, { calledSince }: { calledSince: Date }): Promise<boolean> {
  const { rowCount } = await sql.query(
    `select from sign_in_code where state = 'waiting'
     union all select from delivery where state = 'waiting' and due_at <= now() + interval '3 minutes'
     union all select from sms_attempt join sign_in_code on sign_in_code.id = sms_attempt.sign_in_code where state = 'calling' and at >= $1
     union all select from sms_attempt join delivery on delivery.id = sms_attempt.delivery where state = 'calling' and at >= $1`,
    [calledSince],
  );
  return rowCount === 0;
}

const silenceJudgedMs = 3 * 60_000;

/** A worker whose clock is three minutes ahead does what is due: lost knocks and calls that nobody heard the end of. */
async function workLater(settings: Settings, settled: () => Promise<boolean>): Promise<void> {
  const clock = new MovedClock(new Date(Date.now() + silenceJudgedMs).toISOString());
  const house = await openHouse(settings, { clock, log: openLog({ write: () => {} }) });
  try {
    await poll(async () => {
      await doWhatIsDue(house, { ...openSms(settings.sms), wechat: undefined });
      return settled();
    }, 'messages still wait');
  } finally {
    await closeHouse(house);
  }
}

/** Asks again and again, until it holds or the deadline has passed. */
export async function poll(holds: () => Promise<boolean>, otherwise: string, withinMs = 20_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${otherwise} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
