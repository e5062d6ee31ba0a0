import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { CampaignAct } from '../../src/rules/campaign.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { openDatabase } from '../../src/server/platform/database.ts';
import { readKeys } from '../../src/server/platform/keys.ts';
import { outsideCounties, Vault } from '../../src/server/platform/vault.ts';
import { Officer, type CountyOfOfficers } from '../helpers/officer.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { printTable, round } from './measure.ts';
import { openBenchCounty, type BenchCounty } from './open-bench-county.ts';

const county = '371623';
const program = 'elder-80';
/** The page counts everybody anew; it asks no more often itself. */
const pageFreshMs = 15_000;
const phoneOf = (nr: number) => `1690${String(1_000_000 + nr)}`;

/**
 * A campaign over a county's families while people sign in and matters are decided; the server is killed twice on the way. Counted at the
 * stand-in: each person once. A run of fewer families than 177,000 says so. The hotline is given lines enough not to be what is measured.
 */
export async function benchCampaign({ full }: { full: boolean }): Promise<Record<string, number>> {
  const families = full ? 177_000 : Number(process.env['CAMPAIGN_FAMILIES'] ?? 2_000);
  const hour = (new Date().getUTCHours() + 8) % 24;
  if (hour < 9 || hour >= 20) throw new Error('Nobody is told between 20:00 and 9:00 of Shanghai: run this bench by day.');
  const bench = await openBenchCounty();
  try {
    await fillFamilies(bench, families);
    const [writer, second] = [await desk(bench, 'county').signIn(), await desk(bench, 'county-second').signIn()];
    const campaignId = randomUUID();
    const params = { campaignId };
    const text = '您家可能够得上高龄津贴。看看要什么，不用急。想问打12349。';
    await writer.ask('staffWriteCampaign', { params, body: { program, title: '八十岁以上老人有津贴', text } });
    const read = async () => (await second.ask('staffReadCampaign', { params })).body;
    const act = async (officer: Officer, what: CampaignAct) => {
      const headers = { 'if-match': String((await read()).version) };
      const { status } = await officer.ask('staffActOnCampaign', { params, headers, body: { submissionId: randomUUID(), act: what } });
      if (status !== 200) throw new Error(`${what} answered ${status}`);
    };
    const until = async (state: string, everyMs = 200) => {
      while ((await read().catch(() => undefined))?.state !== state) await setTimeout(everyMs);
    };
    let began = performance.now();
    await act(writer, 'find');
    await until('audience-ready');
    const finding = (performance.now() - began) / 1000;
    await act(second, 'approve');
    await until('sampled');
    const beside = { code: [] as number[], decision: [] as number[] };
    began = performance.now();
    await act(second, 'go-on');
    let isOver = false;
    const countTold = toldCounter(bench);
    const telling = (async () => {
      for (const share of [0.3, 0.6]) {
        while (countTold() < families * share) await setTimeout(100);
        await bench.server.kill9();
        await bench.server.start();
      }
      await until('done', pageFreshMs);
      isOver = true;
    })();
    await Promise.all([telling, signInAndDecide(bench, beside, () => isOver)]);
    const took = (performance.now() - began) / 1000;
    await untilQuiet(bench);
    const sent = toldOnce(bench);
    const { fared } = await read();
    const p = (times: number[], share: number) => round(times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? NaN);
    const figures = {
      families,
      'found a second': round(families / finding),
      'told a second': round(families / took),
      'messages at the stand-in': sent.length,
      'persons told': new Set(sent).size,
      'told twice': sent.length - new Set(sent).size,
      'unknown after two kills': fared['unknown'] ?? 0,
      'sign-ins beside it': beside.code.length,
      'code p99 ms': p(beside.code, 0.99),
      'decision p99.9 ms': p(beside.decision, 0.999),
    };
    printTable(
      'A campaign while people sign in and matters are decided; the server killed twice',
      Object.entries(figures).map(([measured, value]) => ({ measured, value })),
    );
    return figures;
  } finally {
    await bench.close();
  }
}

/** Until nothing waits for a vendor any more; what a kill cut off is unknown after two minutes. */
async function untilQuiet({ ownerUrl }: BenchCounty): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const under = `select from delivery where county = $1 and (state = 'waiting' or state = 'calling')`;
  while ((await owner.query(`${under} limit 1`, [county])).rowCount !== 0) await setTimeout(500);
  await owner.end();
}

const isOfCampaign = ({ text }: { text: string }) => text.includes('可能够得上');
const toldOnce = ({ sms }: BenchCounty) => sms.phones.messages.filter(isOfCampaign).map(({ phone }) => phone);

/** Looks at each message once: whoever measures must not be what the machine is busy with. */
function toldCounter({ sms: { phones } }: BenchCounty): () => number {
  let [seen, told] = [0, 0];
  return () => {
    for (; seen < phones.messages.length; seen += 1) if (isOfCampaign(phones.messages[seen]!)) told += 1;
    return told;
  };
}

function desk({ server }: BenchCounty, login: 'county' | 'county-second' | 'haifeng'): Officer {
  const at: CountyOfOfficers = { staffUrl: server.staffUrl, clock: new RealClock(), house: { settings: { staffOrigin: server.staffUrl } } };
  return new Officer(at, login);
}

/** One family after the other signs in, applies, and is decided on; what a kill cut off is begun anew by the next. */
async function signInAndDecide(bench: BenchCounty, times: { code: number[]; decision: number[] }, isOver: () => boolean): Promise<void> {
  const { server, sms, codeId } = bench;
  const officer = await desk(bench, 'haifeng').signIn();
  const idNumbers = manyInventedIdNumbers();
  let seen = 0;
  /** Of those that nobody has looked at yet: whom we wait for was asked just now. */
  const arrived = async (phone: string, text: string, since: number) => {
    for (;;) {
      for (; seen < sms.phones.messages.length; seen += 1) {
        const one = sms.phones.messages[seen]!;
        if (one.phone.endsWith(phone) && one.text.includes(text)) return performance.now() - since;
      }
      if (performance.now() - since > 60_000) throw new Error(`Nothing has come to ${phone}.`);
      await setTimeout(10);
    }
  };
  for (let nr = 0; !isOver(); nr += 1) {
    // Of those that a demo takes.
    const phone = `1690000${String(3000 + nr)}`;
    const knock = () => Promise.resolve();
    const villager = new Villager({ publicUrl: server.publicUrl, codeId, sms, knock, clock: new RealClock() }, phone);
    try {
      if ((await villager.askForCode()).status !== 202) continue;
      times.code.push(await arrived(phone, '登录', performance.now()));
      const body = { phone, code: villager.codeOnPhone(), deviceId: villager.deviceId };
      villager.token = (await villager.ask('signIn', { body })).body.token;
      const { matters } = await villager.apply(await villager.fillForm({ applicant: { idNumber: idNumbers.next().value } }));
      await officer.record(matters[0]!.matterId, 'accept');
      times.decision.push(await arrived(phone, '接下了', performance.now()));
    } catch (error) {
      // The server was just killed: nobody listens for a moment.
      if (error instanceof Error && error.message.startsWith('Nothing has come')) throw error;
      await setTimeout(500);
    }
  }
}

/** Families whose application was filed long ago, sealed as the county seals, each with a phone of her own. */
async function fillFamilies(bench: BenchCounty, size: number): Promise<void> {
  const db = openDatabase(bench.appUrl, 1, () => {});
  const vault = new Vault(readKeys(bench.server.env['KEY_DIR']!), systemClock);
  await vault.loadKeys(db, [county]);
  await db.destroy();
  const owner = new pg.Client({ connectionString: bench.ownerUrl });
  await owner.connect();
  await owner.query('set synchronous_commit = off');
  await owner.query(`update figure set data = jsonb_set(data, '{value}', '1000000') where name = 'hotline-lines'`);
  const [village] = (await owner.query<{ id: string; parent: string }>(`select id, parent from place where kind = 'village' limit 1`)).rows;
  const people = vault.key(county, 'people');
  const batch = 500;
  for (let from = 0; from < size; from += batch) {
    const rows = Array.from({ length: Math.min(batch, size - from) }, (_, at) => family(vault, people, from + at));
    await owner.query(families, [JSON.stringify(rows), village!.id, village!.parent]);
  }
  await owner.query('vacuum analyze account, application, person, contact, member, household, matter, fact_set, application_member');
  await owner.end();
}

function family(vault: Vault, people: ReturnType<Vault['key']>, nr: number) {
  const [account, application, person, household, contact, matter, facts] = Array.from({ length: 7 }, () => randomUUID()) as string[] as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const phone = phoneOf(nr);
  const { key, wrapped } = vault.newApplicationKey(county, application);
  const at = (column: string, row: string) => ({ column, county, row });
  const hex = (bytes: Buffer) => bytes.toString('hex');
  const hash = vault.hash('phone', phone);
  const accounts = vault.key(outsideCounties, 'accounts');
  return {
    account,
    application,
    person,
    household,
    contact,
    matter,
    facts,
    nr,
    number: hex(createHash('sha256').update(`id ${nr}`).digest()),
    hash: hex(hash),
    wrapped: hex(wrapped),
    phone: hex(vault.seal(accounts, { column: 'account.address_sealed', county: outsideCounties, row: account }, phone)),
    address: hex(vault.seal(people, at('contact.address_sealed', contact), phone)),
    name: hex(vault.seal(key, at('application.name_sealed', application), '王演示')),
    said: hex(vault.sealJson(key, at('fact_set.sealed', facts), { 'household.size': 2, 'person.age@m1': 80 + (nr % 15) })),
    blank: hex(randomBytes(60)),
  };
}

const families = `
  with made as (
    select * from jsonb_to_recordset($1::jsonb) as one (account uuid, application uuid, person uuid, household uuid, contact uuid, matter uuid,
      facts uuid, nr integer, number text, hash text, wrapped text, phone text, address text, name text, said text, blank text)
  ), accounts as (
    insert into account (id, kind, address_hash, address_sealed, born_at)
      select account, 'phone', decode(hash, 'hex'), decode(phone, 'hex'), now() from made
  ), known as (
    insert into person (county, id, id_hash, name_sealed, id_number_sealed, born_at)
      select '371623', person, decode(number, 'hex'), decode(blank, 'hex'), decode(blank, 'hex'), now() from made
  ), living as (
    insert into household (county, id, village, address_sealed, born_at) select '371623', household, $2, decode(blank, 'hex'), now() from made
  ), members as (
    insert into member (county, household, person, relation, since) select '371623', household, person, 'applicant', now() from made
  ), numbers as (
    insert into contact (county, id, person, channel, address_hash, address_sealed, whose, verified_at, verified_by)
      select '371623', contact, person, 'sms', decode(hash, 'hex'), decode(address, 'hex'), 'self', now(), 'sign-in-code' from made
  ), filed as (
    insert into application (county, id, submission_id, account, village, key_wrapped, begun_at, submitted_at, body_digest, household, applicant,
        name_sealed, filled_by, catalogue_version, receipt_number)
      select '371623', application, gen_random_uuid(), account, $2, decode(wrapped, 'hex'), now(), now(), decode(number, 'hex'), household, person,
             decode(name, 'hex'), 'self', 1, 'c' || nr from made
  ), who as (
    insert into application_member (county, application, id, kind, person, adult, sealed)
      select '371623', application, 'm1', 'applicant', person, true, decode(blank, 'hex') from made
  ), said as (
    insert into fact_set (county, id, application, source, sealed, at)
      select '371623', facts, application, 'declared', decode(said, 'hex'), now() from made
  )
  insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
      opened_at, changed_at, closed_at, calendar_edition)
    select '371623', matter, application, person, 'temp-assist-expense', 1, 'temp-expense', 3, $2, $3, 'paid', 2, now(), now(), now(), 2 from made`;
