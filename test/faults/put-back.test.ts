import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type RunningPostgres } from '../../config/postgres.mjs';
import { buildApp } from '../../src/server/app.ts';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { countyDesk, DutyDesk } from '../helpers/duty-desk.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

const home = mkdtempSync(join(tmpdir(), 'mashang-put-back-'));
const dataDir = join(home, 'postgres');
const liaisonPhone = '16900008001';
const noPasswords = { mashang_owner: '', mashang_app: '', mashang_reader: '' };
let postgres: RunningPostgres;
let county: TestCounty;
const dead: TestCounty[] = [];
/** Ours from npm brings no pg_dump, and one that is older than the server refuses: where the machine has both, its server serves this file. */
const debian = '/usr/lib/postgresql/15/bin';
const mayDump = existsSync(debian);
const startDatabase = async () =>
  void (postgres = await startPostgres({ dataDir, keeps: 'for-a-run', ...(mayDump ? { binDir: debian } : {}) }));
beforeAll(async () => {
  await startDatabase();
  county = await openTestCounty({ server: { adminUrl: postgres.adminUrl('postgres'), rolePasswords: noPasswords } });
  county.clock.set('2026-11-24T15:00:00+08:00');
});
afterAll(async () => {
  if (dead.length > 0) {
    await county.app.close();
    await closeHouse(county.house);
  }
  await (dead[0] ?? county)?.close();
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

const sql = <Row extends Record<string, unknown>>(text: string) => queryAs<Row>(county.database.adminUrl, text);

/** What a county's backup holds: the database as it lies on the disk, and the papers. Nothing else of the machine. */
async function copyCounty(): Promise<void> {
  await postgres.stop();
  cpSync(join(dataDir, 'cluster'), join(home, 'copy', 'cluster'), { recursive: true });
  cpSync(county.filesDir, join(home, 'copy', 'files'), { recursive: true });
  await startDatabase();
}

/** Everything dies at once; the copy lies where the county was. */
async function putCopyBack(): Promise<void> {
  await county.app.close();
  await closeHouse(county.house);
  await postgres.stop();
  rmSync(join(dataDir, 'cluster'), { recursive: true });
  rmSync(county.filesDir, { recursive: true });
  cpSync(join(home, 'copy', 'cluster'), join(dataDir, 'cluster'), { recursive: true });
  // PostgreSQL opens no directory that others may look into.
  chmodSync(join(dataDir, 'cluster'), 0o700);
  cpSync(join(home, 'copy', 'files'), county.filesDir, { recursive: true });
  await startDatabase();
}

/** The county as it starts after that, its worker too, at the addresses where it was. */
async function startAgain(elsewhere: { databaseUrl?: string; databaseAppUrl?: string } = {}): Promise<void> {
  const addresses = Object.entries({ public: county.publicUrl, staff: county.staffUrl, internal: county.internalUrl });
  const listen = Object.fromEntries(addresses.map(([name, url]) => [name, { host: '127.0.0.1', port: Number(new URL(url).port) }]));
  const { settings } = county.house;
  const log = openLog({ write: (line) => void county.logLines.push(line) });
  dead.push(county);
  const house = await openHouse({ ...settings, ...elsewhere, listen: { ...settings.listen, ...listen } }, { clock: county.clock, log });
  county = { ...county, house, app: await buildApp(house) };
  for (const [name, listener] of Object.entries(county.app.listeners)) await listener.listen(listen[name]!);
}

/** As the minute's knock, by the county that runs now. */
async function knock(): Promise<void> {
  await doWhatIsDue(county.house, county.app.senders);
  await county.sms.reportsSettled();
  await doWhatIsDue(county.house, county.app.senders);
}

async function planVisit(officer: Officer, matterId: string): Promise<void> {
  await hire(county, { login: 'haifeng-zhang', name: '张演示', role: 'town', places: ['371623002'] });
  await sql(`update staff set card_number = 'YS10102' where login = 'haifeng-zhang'`);
  const staff = await sql<{ id: string }>(`select id from staff where login in ('haifeng', 'haifeng-zhang')`);
  const body = { submissionId: randomUUID(), day: '2026-11-25', half: 'afternoon', visitors: staff.map(({ id }) => id) };
  expect((await officer.ask('staffPlanMatterVisit', { params: { matterId }, body })).status).toBe(201);
}

test(
  'five minutes are lost with the disk and the copy is put back: nothing that was sent goes out again, and what may have been is known to be unknown',
  { timeout: 240_000 },
  async () => {
    const [wang, chen] = [await Villager.signedIn(county, '16900003401'), await Villager.signedIn(county, '16900003402')];
    await Villager.signedIn(county, liaisonPhone);
    const matterOf = async (villager: Villager, family: number) =>
      (await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(family) } }))).matters[0]!.matterId;
    const [ofWang, ofChen] = [await matterOf(wang, 401), await matterOf(chen, 402)];
    const li = await new Officer(county, 'haifeng').signIn();
    await planVisit(li, ofWang);
    const duty = new DutyDesk(county);
    await duty.man();
    await county.knock();
    county.clock.set('2026-11-25T07:58:30+08:00');
    await county.knock();

    // In the copy these wait: a decision, a ring in an emergency, figures. The liaison's morning is due in the minutes that get lost.
    await li.signIn();
    expect((await li.record(ofWang, 'accept')).status).toBe(201);
    const { body: emergency } = await duty.report();
    const newcomer = new Villager(county, '16900003403');
    expect((await newcomer.askForCode()).status).toBe(202);
    const before = county.sms.phones.messages.length;
    await copyCounty();

    county.clock.forward({ seconds: 100 });
    county.sms.switches.set({ reports: 'held' });
    await doWhatIsDue(county.house, county.app.senders);
    expect((await li.record(ofChen, 'accept')).status).toBe(201);
    county.clock.forward({ minutes: 2 });
    await doWhatIsDue(county.house, county.app.senders);
    const sent = county.sms.phones.messages.slice(before).map(({ phone, text }) => `${phone.slice(-11)} ${text}`);
    expect(sent.filter((one) => one.startsWith(wang.phone))).toHaveLength(1);
    expect(sent.filter((one) => one.startsWith(chen.phone))).toHaveLength(1);
    expect(sent.filter((one) => one.startsWith(newcomer.phone))).toHaveLength(1);
    expect(sent.filter((one) => one.startsWith(liaisonPhone))).toHaveLength(1);
    expect(sent.filter((one) => one.startsWith(countyDesk))).not.toEqual([]);

    await putCopyBack();
    county.clock.forward({ minutes: 1 });
    await startAgain();
    // What the vendor says of the lost minutes speaks of calls that nobody here made.
    await county.sms.releaseReports();
    await knock();
    county.clock.forward({ minutes: 1 });
    await knock();
    const again = county.sms.phones.messages.slice(before + sent.length).map(({ phone, text }) => `${phone.slice(-11)} ${text}`);
    // Nobody took the emergency: that desk is rung anew by its own rule, and nobody else hears anything.
    expect(again.filter((one) => !one.includes(emergency.number))).toEqual([]);
    expect(new Set(again).size, 'and not twice').toBe(again.length);

    const told = (await wang.ask('listNotices')).body.notices.find(({ kind }) => kind === 'accepted');
    expect(told?.sent).toEqual({ kind: 'unknown', title: '短信不知道到没到，会有人问您' });
    const rings = await sql<{ why: string; state: string }>(`select why, state from ring where state <> 'handed-over' order by at`);
    expect(rings.filter(({ state }) => state !== 'unknown' && state !== 'delivered' && state !== 'no-number')).toEqual([]);
    expect(rings.find(({ why }) => why === 'morning')?.state).toBe('unknown');
    expect(await sql(`select state from sign_in_code order by asked_at desc limit 1`)).toEqual([{ state: 'unknown' }]);
    expect(county.logLines.filter((line) => line.includes('older copy'))).toHaveLength(1);
    expect(county.logLines.filter((line) => line.includes('"status":500'))).toEqual([]);

    // She asks anew and gets new figures; what was decided is decided anew; after a day it is on the officer's list.
    county.clock.forward({ minutes: 2 });
    expect((await newcomer.askForCode()).status).toBe(202);
    await knock();
    expect(newcomer.messages()).toHaveLength(2);
    county.clock.forward({ hours: 25 });
    await li.signIn();
    const { deliveries } = (await li.ask('staffListUnsettled')).body;
    expect(deliveries).toContainEqual(expect.objectContaining({ matterId: ofWang, state: 'unknown', about: '镇上接下了' }));
  },
);

test.skipIf(!mayDump)(
  'by the lines of the README: a dump is put into an empty database, and the county starts on it and has all it had',
  async () => {
    const dump = join(home, '码上.dump');
    const url = (role: string, name: string) => {
      const at = new URL(postgres.adminUrl(name).replace('@/', '@socket.invalid/'));
      at.username = role;
      return at.href.replace('@socket.invalid/', '@/');
    };
    const rowsOf = async (database: string) => {
      const tables = await queryAs<{ name: string }>(
        database,
        `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss') order by 1`,
      );
      const counts: Record<string, unknown> = {};
      for (const { name } of tables) counts[name] = (await queryAs(database, `select count(*)::int as rows from ${name}`))[0];
      return counts;
    };
    await county.app.close();
    await closeHouse(county.house);
    const before = await rowsOf(county.database.ownerUrl);
    execFileSync(join(debian, 'pg_dump'), ['-Fc', '-d', county.database.ownerUrl, '-f', dump]);

    await queryAs(county.database.adminUrl, 'create database put_back owner mashang_owner');
    execFileSync(join(debian, 'pg_restore'), ['-d', url('mashang_owner', 'put_back'), dump]);
    expect(await rowsOf(url('mashang_owner', 'put_back'))).toEqual(before);
    await startAgain({ databaseUrl: url('mashang_owner', 'put_back'), databaseAppUrl: url('mashang_app', 'put_back') });
    const wang = new Villager(county, '16900003401');
    expect((await wang.askForCode()).status).toBe(202);
    await knock();
    const body = { phone: wang.phone, code: wang.codeOnPhone(), deviceId: wang.deviceId };
    wang.token = (await wang.ask('signIn', { body })).body.token;
    expect((await wang.ask('listMatters')).body.matters[0]).toMatchObject({ forWhom: '王**', state: { kind: 'accepted' } });
    expect((await wang.ask('listNotices')).body.notices.length).toBeGreaterThan(0);
  },
  120_000,
);
