import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { buildApp } from '../../src/server/app.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { readKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readSettings } from '../../src/server/platform/settings.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { cpuSeconds, median, printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { replayAct, type Sent, type Subject } from './replay-acts.ts';
import { signIn, submitMany } from './submit.ts';

const officers = 200;
const acts = officers;

interface Run {
  perSecond: number;
  /** Processor time of one act in the process that acts; PostgreSQL's own is not in it. */
  cpuMs: number;
}

/**
 * 200 officers at once, each accepting a matter: through HTTP, and the same statements by a bare Kysely script at the same
 * concurrency on as many connections; both with the audit and without. In turn, forth and back; the median of the rounds, of the ratios too, because other programs disturb
 * neighbours alike.
 */
export async function benchManyOfficers(county: BenchCounty, { full }: { full: boolean }): Promise<Record<string, number>> {
  const rounds = full ? 15 : 7;
  const [first, second, ...matters] = await fileMatters(county, acts + 2);
  // Its worker would send an SMS for each act meanwhile; that is another bench's subject.
  await county.server.terminate();
  const cookies = await seatOfficers(county);
  const server = await staffServer(county, {});
  const silent = await staffServer(county, { NODE_OPTIONS: `--import ${pathToFileURL('test/bench/without-audit.ts').href}` });
  try {
    const sent = await listStatements(county, cookies[0]!, [first!, second!]);
    const replay = { statements: sent, was: second!, same: await idsOfNoMatter(county) };
    const unaudited = { ...replay, statements: sent.filter(({ text }) => !text.startsWith('with "looked" as')) };
    const ways = {
      http: async (fresh: Subject[]) => actMany(server, cookies, fresh),
      httpSilent: async (fresh: Subject[]) => actMany(silent, cookies, fresh),
      bareSilent: async (fresh: Subject[]) => replayMany(county, unaudited, fresh),
      bare: async (fresh: Subject[]) => replayMany(county, replay, fresh),
    };
    const names = Object.keys(ways) as (keyof typeof ways)[];
    const runs: Record<keyof typeof ways, Run[]> = { http: [], httpSilent: [], bare: [], bareSilent: [] };
    for (let time = -1; time < rounds; time += 1)
      for (const name of time % 2 === 0 ? names : names.toReversed()) {
        const run = await ways[name](await asFiled(county, matters));
        if (time >= 0) runs[name].push(run);
      }
    const row = (measured: string, by: Run[], against: Run[]) => ({
      measured,
      acts: round(median(by.map(({ perSecond }) => perSecond))),
      against: round(median(against.map(({ perSecond }) => perSecond))),
      ratio: round(median(by.map(({ perSecond }, nr) => perSecond / against[nr]!.perSecond)), 2),
      'cpu ms': round(median(by.map(({ cpuMs }) => cpuMs)), 2),
      'against ': round(median(against.map(({ cpuMs }) => cpuMs)), 2),
    });
    const rows = [
      row('through HTTP against bare Kysely', runs.http, runs.bare),
      row('through HTTP, with audit against without', runs.http, runs.httpSilent),
      row('bare Kysely, with audit against without', runs.bare, runs.bareSilent),
    ];
    printTable(`${officers} officers at once, acts a second, median of ${rounds}; ${sent.length} statements an act`, rows);
    return Object.fromEntries(rows.map(({ measured, ratio }) => [measured, ratio]));
  } finally {
    await server.terminate();
    await silent.terminate();
    await county.server.start();
  }
}

async function query<Row extends pg.QueryResultRow>(county: BenchCounty, text: string, values: unknown[] = []): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: county.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<Row>(text, values);
  await owner.end();
  return rows;
}

async function fileMatters(county: BenchCounty, count: number): Promise<Subject[]> {
  const villager = await signIn(county);
  const usual = await villager.fillForm();
  const idNumbers = manyInventedIdNumbers();
  const nextForm = () => ({
    ...usual,
    submissionId: randomUUID(),
    applicant: { ...usual.applicant, idNumber: idNumbers.next().value },
  });
  await submitMany(county.server.publicUrl, villager.token, Array.from({ length: count }, nextForm));
  return query<Subject & pg.QueryResultRow>(
    county,
    `select id as matter, application, person from matter where step = 'submitted' and version = 1 and program = 'temp-assist-expense'
      order by opened_at desc limit $1`,
    [count],
  );
}

/** The same matters as they were before anybody had accepted them. */
async function asFiled(county: BenchCounty, matters: readonly Subject[]): Promise<Subject[]> {
  await query(county, `delete from delivery where notice in (select id from notice where kind = 'accepted')`);
  await query(county, `delete from notice where kind = 'accepted'`);
  await query(county, `delete from event where kind = 'accept'`);
  await query(county, 'delete from matter_holder');
  await query(county, `update matter set step = 'submitted', version = 1 where step = 'accepted'`);
  await query(county, 'vacuum analyze delivery, notice, event, matter, audit, audit_unsealed');
  return [...matters];
}

/** As many colleagues of the town's officer, each with a session of her own; their cookies. */
async function seatOfficers(county: BenchCounty): Promise<string[]> {
  const vault = new Vault(readKeys(county.server.env['KEY_DIR']!), systemClock);
  const tokens = Array.from({ length: officers }, () => randomBytes(32).toString('base64url'));
  await query(
    county,
    `with town as (select * from staff where login = 'haifeng'), seated as (
       insert into staff (county, id, login, name, role, places, password_hash, totp_sealed, seeded, since)
         select county, gen_random_uuid(), 'bench-' || n, name, role, places, password_hash, totp_sealed, seeded, since
           from town cross join generate_series(1, cardinality($1::bytea[])) n returning county, id, login
     )
     insert into staff_session (token_hash, county, staff, born_at, seen_at)
       select ($1::bytea[])[replace(login, 'bench-', '')::integer], county, id, now(), now() from seated`,
    [tokens.map((token) => vault.hash('staff-session', token))],
  );
  return tokens.map((token) => `mashang=${token}`);
}

async function staffServer(county: BenchCounty, more: Record<string, string>): Promise<ServerProcess> {
  const given = county.server.env;
  const server = await ServerProcess.prepare({
    databaseUrl: given['DATABASE_URL']!,
    databaseAppUrl: given['DATABASE_APP_URL']!,
    keyDir: given['KEY_DIR']!,
    filesDir: given['FILES_DIR']!,
    smsEndpoint: given['SMS_ENDPOINT']!,
    sms: testSettings({}).sms,
    startMode: 'staff',
    logFile: '/dev/null',
    env: more,
  });
  await server.start();
  return server;
}

async function actMany(server: ServerProcess, cookies: readonly string[], matters: Subject[]): Promise<Run> {
  const before = cpuSeconds(server.pid!);
  const perSecond = await allAtOnce(cookies, matters, (cookie, { matter }, agent) => accept(server.staffUrl, cookie, matter, agent));
  return { perSecond, cpuMs: ((cpuSeconds(server.pid!) - before) / acts) * 1000 };
}

async function replayMany(
  { server }: BenchCounty,
  { statements, was, same }: { statements: readonly Sent[]; was: Subject; same: ReadonlySet<string> },
  matters: Subject[],
): Promise<Run> {
  const { databaseAppUrl, poolSize } = readSettings(server.env);
  const pool = new pg.Pool({ connectionString: databaseAppUrl, max: poolSize });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const before = process.cpuUsage();
  const perSecond = await allAtOnce(Array.from({ length: officers }), matters, (_, is) => replayAct(db, statements, { was, is, same }));
  const { user, system } = process.cpuUsage(before);
  await db.destroy();
  return { perSecond, cpuMs: (user + system) / 1000 / acts };
}

/** Each officer one act, all of them at the same time. */
async function allAtOnce<Who>(
  everybody: readonly Who[],
  matters: Subject[],
  act: (who: Who, matter: Subject, agent: Agent) => Promise<void>,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: officers });
  const count = matters.length;
  const began = performance.now();
  await Promise.all(
    everybody.map(async (who) => {
      await act(who, matters.pop()!, agent);
    }),
  );
  agent.destroy();
  return count / ((performance.now() - began) / 1000);
}

function accept(url: string, cookie: string, matter: string, agent: Agent): Promise<void> {
  const body = JSON.stringify({ submissionId: randomUUID(), event: 'accept' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'if-match': '1', origin: url, cookie };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/staff/api/matters/${matter}/events`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 201) reject(new Error(`an act answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The county in this process, what it sends to the database written down; the second act, when everything kept in memory is there. */
async function listStatements(county: BenchCounty, cookie: string, [first, second]: Subject[]): Promise<Sent[]> {
  const settings = readSettings({ ...county.server.env, START_MODE: 'staff' });
  const house = await openHouse(settings, { log: openLog({ write: () => {} }) });
  const app = await buildApp(house, { work: false });
  const listener = app.listeners.staff!;
  const { port } = new URL(settings.staffOrigin);
  await listener.listen({ host: '127.0.0.1', port: Number(port) });
  const url = `http://127.0.0.1:${(listener.server.address() as AddressInfo).port}`;
  const agent = new Agent();
  await accept(url, cookie, first!.matter, agent);
  const sent: Sent[] = [];
  const before = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    if (typeof asked[0] === 'string') sent.push({ text: asked[0], values: (asked[1] as unknown[] | undefined) ?? [] });
    return Reflect.apply(before, this, asked);
  } as typeof before;
  await accept(url, cookie, second!.matter, agent);
  pg.Client.prototype.query = before;
  await app.close();
  await closeHouse(house);
  return sent;
}

/** Ids that stand in an act and are not its matter's own: who acts, and the account that filed everything. */
async function idsOfNoMatter(county: BenchCounty): Promise<Set<string>> {
  const rows = await query<{ id: string }>(county, 'select id from staff union select id from account');
  return new Set(rows.map(({ id }) => id));
}
