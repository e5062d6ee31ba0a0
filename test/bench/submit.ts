import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { buildApp } from '../../src/server/app.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readSettings } from '../../src/server/platform/settings.ts';
import { queryAs } from '../helpers/query-as.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { familyForm, keepPapersOf } from './family-form.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { cpuSeconds, printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

const connections = 8;

export interface SubmitFigures {
  county: number;
  bare: number;
  ratio: number;
  /** By processor time of our process and of the bare writer, for one submission in milliseconds; PostgreSQL's own is in neither. */
  cpu: { county: number; bare: number; ratio: number };
  statements: string[];
}

/**
 * Submissions of a family of four for three programs against the same rows written by `pg` alone, at the same concurrency, in turn, the best
 * of three; and the statements of one. Their photos are there already on both sides.
 */
export async function benchSubmit(county: BenchCounty, { full }: { full: boolean }): Promise<SubmitFigures> {
  const count = full ? 10_000 : 1000;
  const { villager, nextForms } = await openFamilies(county);
  const statements = await listStatements(county, villager.token, await nextForms(2));
  const rows = await readRows(county, villager, (await nextForms(1))[0]!);
  await submitMany(county.server.publicUrl, villager.token, await nextForms(200));
  const ours: Run[] = [];
  const bare: Run[] = [];
  for (let time = 0; time < 3; time += 1) {
    const forms = await nextForms(count);
    const before = cpuSeconds(county.server.pid!);
    const perSecond = await submitMany(county.server.publicUrl, villager.token, forms);
    ours.push({ perSecond, cpuMs: ((cpuSeconds(county.server.pid!) - before) / count) * 1000 });
    bare.push(await writeBare(county.ownerUrl, rows, count));
  }
  const best = (runs: Run[]) => Math.max(...runs.map((run) => run.perSecond));
  const least = (runs: Run[]) => Math.min(...runs.map((run) => run.cpuMs));
  const speed = { county: round(best(ours)), bare: round(best(bare)), ratio: round(best(ours) / best(bare), 2) };
  const cpu = { county: round(least(ours), 2), bare: round(least(bare), 2), ratio: round(least(bare) / least(ours), 2) };
  printTable(`${count} submissions, ${connections} at once`, [
    { measured: 'submissions a second', ...speed },
    { measured: 'processor time of one, ms', ...cpu },
  ]);
  printTable(
    `The ${statements.length} statements of one submission`,
    statements.map((statement, at) => ({ nr: at + 1, statement })),
  );
  return { ...speed, cpu, statements };
}

interface Run {
  perSecond: number;
  cpuMs: number;
}

export async function signIn(county: BenchCounty): Promise<Villager> {
  const phone = '16900009001';
  const knock = (): Promise<void> => untilSms(county, phone);
  const { codeId, sms, server } = county;
  const villager = new Villager({ publicUrl: server.publicUrl, codeId, sms, knock, clock: new RealClock() }, phone);
  await villager.signIn();
  return villager;
}

/** Forms whose photos have arrived, each of a family of its own. */
export async function openFamilies(
  county: BenchCounty,
  idNumbers = manyInventedIdNumbers(),
): Promise<{ villager: Villager; nextForms: (count: number) => Promise<NewApplication[]> }> {
  const villager = await signIn(county);
  const nextForm = await familyForm(villager, idNumbers);
  const [{ account }] = (await queryAs<{ account: string }>(
    county.ownerUrl,
    'select id as account from account order by born_at limit 1',
  )) as [{ account: string }];
  return {
    villager,
    nextForms: async (count) => {
      const forms = Array.from({ length: count }, nextForm);
      const house = await openHouse(readSettings(county.server.env), { log: openLog({ write: () => {} }) });
      try {
        await keepPapersOf(house, county.ownerUrl, { account, forms });
      } finally {
        await closeHouse(house);
      }
      return forms;
    },
  };
}

export async function submitMany(url: string, token: string, forms: readonly NewApplication[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bodies = forms.map((form) => JSON.stringify(form));
  const began = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) await submitOne(url, token, body, agent);
      }),
    );
  } finally {
    agent.destroy();
  }
  return forms.length / ((performance.now() - began) / 1000);
}

function submitOne(url: string, token: string, body: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };
    const asked = request(`${url}/api/applications`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode === 201) return void response.resume().on('end', resolve);
      let said = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
      response.on('end', () => reject(new Error(`submission answered ${response.statusCode}: ${said}`)));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The county in this process, its statements written down; the second submission, when everything kept in memory is there. */
async function listStatements(county: BenchCounty, token: string, [first, second]: NewApplication[]): Promise<string[]> {
  const house = await openHouse(readSettings(county.server.env), { log: openLog({ write: () => {} }) });
  const app = await buildApp(house, { work: false });
  const { query } = pg.Client.prototype;
  try {
    const listener = app.listeners.public!;
    await listener.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(listener.server.address() as AddressInfo).port}`;
    await submitMany(url, token, [first!]);
    const statements: string[] = [];
    pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
      const text = typeof asked[0] === 'string' ? asked[0] : (asked[0] as { text: string }).text;
      if (!text.includes('pgboss')) statements.push(inShort(text));
      return Reflect.apply(query, this, asked);
    } as typeof query;
    await submitMany(url, token, [second!]);
    return statements;
  } finally {
    pg.Client.prototype.query = query;
    await app.close();
    await closeHouse(house);
  }
}

/** `insert into "person" …` → insert person */
function inShort(sql: string): string {
  const [, verb, table] = /^\s*(\w+)(?:.*?\b(?:into|from|update)\s+"?(\w+)"?|\s+"(\w+)")?/is.exec(sql) ?? [];
  const updated = /^update "(\w+)"/.exec(sql)?.[1];
  return [verb?.toLowerCase(), updated ?? table, /for update/i.test(sql) ? '(locked)' : ''].filter(Boolean).join(' ');
}

const written = [
  'application',
  'person',
  'household',
  'member',
  'account_grant',
  'contact',
  'application_member',
  'paper',
  'fact_set',
  'consent',
  'signature',
  'receipt',
  'matter',
  'event',
  'notice',
];

/** All rows that one submission left, as text, in an order in which they can be written. */
async function readRows(county: BenchCounty, villager: Villager, form: NewApplication): Promise<string> {
  await villager.apply(form);
  const client = new pg.Client({ connectionString: county.ownerUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query<{ id: string; applicant: string; household: string }>(
      'select id, applicant, household from application where submission_id = $1',
      [form.submissionId],
    );
    const { id, applicant, household } = found[0]!;
    const key: Record<string, string> = {
      application: `id = '${id}'`,
      person: `id in (select person from application_member where application = '${id}')`,
      household: `id = '${household}'`,
      member: `household = '${household}'`,
      event: `matter in (select id from matter where application = '${id}')`,
      notice: `matter in (select id from matter where application = '${id}')`,
      contact: `person = '${applicant}'`,
      account_grant: `person = '${applicant}'`,
    };
    const tables = [];
    for (const table of written) {
      const { rows } = await client.query<{ row: Record<string, string | null> }>(
        `select jsonb_object_agg(key, value #>> '{}') as row from (select to_jsonb(t) as whole, row_number() over () as nr from ${table} t
       where ${key[table] ?? `application = '${id}'`}) one, jsonb_each(whole) group by nr`,
      );
      if (rows.length === 0) throw new Error(`a submission left nothing in ${table}`);
      tables.push({ table, rows: rows.map(({ row }) => row) });
    }
    return JSON.stringify(tables);
  } finally {
    await client.end();
  }
}

async function writeBare(url: string, rows: string, count: number): Promise<Run> {
  const child = spawn(process.execPath, ['test/bench/bare-writer.ts', url, String(count), String(connections)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk));
  child.stdin.end(rows);
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('the bare writer failed');
  return JSON.parse(said) as Run;
}
