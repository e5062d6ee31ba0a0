import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareTelling } from '../../src/server/notify/index.ts';
import { newId } from '../../src/server/platform/new-id.ts';
import type { House } from '../../src/server/platform/house.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readSettings } from '../../src/server/platform/settings.ts';
import { outsideCounties } from '../../src/server/platform/vault.ts';
import { writeTogether } from '../../src/server/platform/write-together.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { cpuSeconds, printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';

const county = '371623';
const eventsASecond = 200;
const vendorTakesMs = 50;

export interface HandedOverFigures {
  events: number;
  /** Of the decisions, in percent: handed to the vendor within ten seconds of what happened. */
  within10s: number;
  p99Seconds: number;
  /** Sign-in codes asked for meanwhile: from the answer to the phone, seconds. */
  codes: number;
  codeP99Seconds: number;
  /** Processor time of the county's process for one message, codes and pages included; PostgreSQL's own is not in it. */
  cpuMs: number;
  campaign: { waiting: number; handedOverMeanwhile: number; perSecond: number };
}

/**
 * 200 decisions a second, a vendor that takes 50 ms, codes in between, and behind all of them a campaign that is due at once: 20,000 people,
 * or the 177,000 of a policy that changes (`--full`). The load comes from this process, on the same processors.
 */
export async function benchHandedOver(bench: BenchCounty, { full }: { full: boolean }): Promise<HandedOverFigures> {
  const seconds = full ? 120 : 30;
  const house = await openHouse(readSettings(bench.server.env), { log: openLog({ write: () => {} }) });
  const sql = new pg.Client({ connectionString: bench.ownerUrl });
  await sql.connect();
  try {
    const people = await keepPeople(house, sql, { from: 0, count: eventsASecond * seconds, waits: false });
    const waiting = full ? 177_000 : 20_000;
    await keepPeople(house, sql, { from: 1_000_000, count: waiting, waits: true });
    bench.sms.switches.set({ slow: vendorTakesMs });
    const began = new Date();
    const before = cpuSeconds(bench.server.pid!);
    const codes = askForCodes(bench, seconds);
    await tellAll(house, people);
    const codeSeconds = await codes;
    await untilHandedOver(sql);
    const used = cpuSeconds(bench.server.pid!) - before;
    const { rows } = await sql.query<{ seconds: number }>(
      `select extract(epoch from o.at - n.at)::float8 as seconds from notice n join delivery d on d.county = n.county and d.notice = n.id
       left join sms_attempt a on a.delivery = d.id left join sms_outcome o on o.attempt = a.id and o.state = 'handed-over'
       where d.lane = 'decision' and n.at >= $1 order by seconds`,
      [began],
    );
    const { rows: told } = await sql.query<{ done: number; over: number }>(
      `select count(*)::int as done, extract(epoch from max(o.at) - min(o.at))::float8 as over from sms_outcome o
       join sms_attempt a on a.id = o.attempt where a.kind = 'policy-for-you' and o.at >= $1`,
      [began],
    );
    const { done, over } = told[0]!;
    const figures: HandedOverFigures = {
      events: rows.length,
      within10s: round((rows.filter((row) => row.seconds !== null && row.seconds <= 10).length / rows.length) * 100, 2),
      p99Seconds: round(p99(rows.map((row) => row.seconds)), 2),
      codes: codeSeconds.length,
      codeP99Seconds: round(p99(codeSeconds), 2),
      cpuMs: round((used * 1000) / (rows.length + done), 2),
      campaign: { waiting, handedOverMeanwhile: done, perSecond: round(done / (over || 1)) },
    };
    printTable(`${eventsASecond} events a second for ${seconds} s, a vendor of ${vendorTakesMs} ms, a campaign of ${waiting} behind them`, [
      { measured: 'decisions handed over within 10 s, %', figure: figures.within10s },
      { measured: 'decisions, p99 in seconds', figure: figures.p99Seconds },
      { measured: `sign-in codes (${figures.codes}), p99 in seconds`, figure: figures.codeP99Seconds },
      { measured: 'processor time a message, ms', figure: figures.cpuMs },
      { measured: 'of the campaign meanwhile', figure: done },
      { measured: 'of the campaign, a second', figure: figures.campaign.perSecond },
    ]);
    return figures;
  } finally {
    bench.sms.switches.reset();
    await sql.end();
    await closeHouse(house);
  }
}

interface Person {
  person: string;
  account: string;
}

const p99 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;

/** People with a number each, behind the front door; with `waits` a message of a campaign waits for each. */
async function keepPeople(
  { vault, clock }: House,
  sql: pg.Client,
  { from, count, waits }: { from: number; count: number; waits: boolean },
): Promise<Person[]> {
  const people: Person[] = [];
  const [peopleKey, noticesKey, accountsKey] = [
    vault.key(county, 'people'),
    vault.key(county, 'notices'),
    vault.key(outsideCounties, 'accounts'),
  ];
  const batch = 1000;
  await sql.query('begin');
  for (let first = 0; first < count; first += batch) {
    const rows = Array.from({ length: Math.min(batch, count - first) }, (_, nr) => {
      const phone = `1${3 + ((first + nr) % 7)}${String(from + first + nr).padStart(9, '0')}`;
      const [person, contact, account, notice, delivery] = Array.from({ length: 5 }, () => newId(clock)) as [
        string,
        string,
        string,
        string,
        string,
      ];
      const sealed = (column: string, row: string, value: string) => vault.seal(peopleKey, { column, county, row }, value);
      people.push({ person, account });
      return {
        account: [
          account,
          vault.hash('phone', phone),
          vault.seal(accountsKey, { column: 'account.address_sealed', county: outsideCounties, row: account }, phone),
        ],
        contact: [contact, person, vault.hash('phone', phone), sealed('contact.address_sealed', contact, phone)],
        notice: [
          notice,
          randomUUID(),
          person,
          vault.sealJson(noticesKey, { column: 'notice.sealed', county, row: notice }, { title: '演示', text: '演示' }),
        ],
        delivery: [
          delivery,
          notice,
          contact,
          vault.hash('phone', phone),
          vault.sealJson(noticesKey, { column: 'delivery.sealed', county, row: delivery }, []),
        ],
      };
    });
    const column = (of: 'account' | 'contact' | 'notice' | 'delivery', at: number) => rows.map((row) => row[of][at]);
    const columns = (of: 'account' | 'contact' | 'notice' | 'delivery') => rows[0]![of].map((_one, at) => column(of, at));
    await sql.query(
      `insert into account (id, kind, address_hash, address_sealed, born_at) select id, 'phone', hash, sealed, now() from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as t (id, hash, sealed)`,
      columns('account'),
    );
    await sql.query(
      `insert into contact (county, id, person, channel, address_hash, address_sealed, whose, verified_at, verified_by)
       select '${county}', id, person, 'sms', hash, sealed, 'self', now(), 'sign-in-code' from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) as t (id, person, hash, sealed)`,
      columns('contact'),
    );
    if (!waits) continue;
    await sql.query(
      `insert into notice (county, id, about, person, kind, sealed, at)
       select '${county}', id, about, person, 'policy-for-you', sealed, now() from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[]) as t (id, about, person, sealed)`,
      columns('notice'),
    );
    await sql.query(
      `insert into delivery (county, id, notice, channel, contact, template, lane, address_hash, sealed, state, due_at, changed_at)
       select '${county}', id, notice, 'sms', contact, 'policy-for-you', 'campaign', hash, sealed, 'waiting', now(), now()
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[]) as t (id, notice, contact, hash, sealed)`,
      columns('delivery'),
    );
  }
  await sql.query('commit');
  await sql.query('vacuum analyze account, contact, notice, delivery');
  return people;
}

/** What happens, each in a transaction of its own, at its time. */
async function tellAll(house: House, people: readonly Person[]): Promise<void> {
  const { db, vault, clock } = house;
  const began = performance.now();
  const under = new Set<Promise<void>>();
  for (const [nr, who] of people.entries()) {
    const early = began + (nr / eventsASecond) * 1000 - performance.now();
    if (early > 1) await sleep(early);
    const told = db.transaction().execute(async (tx) => {
      const key = vault.key(county, 'notices');
      const telling = {
        about: randomUUID(),
        ...who,
        kind: 'approved' as const,
        words: { title: '演示', text: '演示' },
        values: {},
        wechatValues: {},
        from: clock.now(),
      };
      await writeTogether(tx, ...(await prepareTelling(house, tx, { kind: 'system', county }, key, telling)));
    });
    under.add(told);
    void told.finally(() => under.delete(told));
  }
  await Promise.all(under);
}

/** One after the other for so long; seconds from the county's answer until the phone has its figures. */
async function askForCodes({ server, codeId, sms }: BenchCounty, seconds: number): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let nr = 0; performance.now() < until; nr += 1) {
    const villager = new Villager(
      { publicUrl: server.publicUrl, codeId, sms, knock: async () => {}, clock: new RealClock() },
      `1690000${5000 + nr}`,
    );
    const { status } = await villager.askForCode();
    if (status !== 202) throw new Error(`no code: ${status}`);
    const asked = performance.now();
    while (villager.messages().length === 0) {
      if (performance.now() - asked > 30_000) throw new Error('no figures came');
      await sleep(10);
    }
    took.push((performance.now() - asked) / 1000);
  }
  return took;
}

async function untilHandedOver(sql: pg.Client): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await sql.query<{ waiting: boolean }>(
      `select exists (select from delivery where county = $1 and lane = 'decision' and state = 'waiting')
              or exists (select from delivery where county = $1 and lane = 'decision' and state = 'calling') as waiting`,
      [county],
    );
    if (!rows[0]!.waiting || performance.now() > deadline) return;
    await sleep(1000);
  }
}
