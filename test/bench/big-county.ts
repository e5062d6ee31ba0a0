import pg from 'pg';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { Officer, type CountyOfOfficers, type Login } from '../helpers/officer.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { printTable, round } from './measure.ts';
import { openBenchCounty, type BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

const small = 10_000;
/** More than a list shows, each filed by the front door: these are what the pages open. */
const real = 205;
const rounds = 25;

/** Who reads which places or steps of the county. */
const readers = ['haifeng', 'county', 'kangjia', 'yibao'] as const satisfies Login[];

/**
 * The officer's list and one matter's page in a county of many matters against one of ten thousand, each answer through HTTP, one after the
 * other, the two counties in turn. One matter in five is open.
 */
export async function benchBigCounty(few: BenchCounty, { full }: { full: boolean }): Promise<Record<string, { ratio: number }>> {
  const large = full ? 1_000_000 : 200_000;
  const many = await openBenchCounty();
  try {
    const opened = [await fill(few, small), await fill(many, large)];
    const figures: Record<string, { few: number; many: number; ratio: number }> = {};
    for (const login of readers) {
      const desks = await Promise.all(opened.map((one) => signIn(one.county, login)));
      figures[`list of ${login}`] = await compare(desks, (desk) => desk.ask('staffListMatters'));
      if (login !== 'haifeng') continue;
      figures['page of one matter'] = await compare(desks, (desk, at) =>
        desk.ask('staffReadMatter', { params: { matterId: opened[at]!.matters[7]! } }),
      );
    }
    printTable(
      `A county of ${large} matters against one of ${small}, a fifth of them open: milliseconds of an answer, median of ${rounds}`,
      Object.entries(figures).map(([measured, one]) => ({ measured, ...one })),
    );
    return figures;
  } finally {
    await many.close();
  }
}

async function compare(desks: Officer[], act: (desk: Officer, at: number) => Promise<{ status: number }>) {
  const times: number[][] = desks.map(() => []);
  for (let time = -3; time < rounds; time += 1)
    for (const [at, desk] of desks.entries()) {
      const began = performance.now();
      const { status } = await act(desk, at);
      if (status !== 200) throw new Error(`answered ${status}`);
      if (time >= 0) times[at]!.push(performance.now() - began);
    }
  const [few, many] = times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!) as [number, number];
  return { few: round(few, 1), many: round(many, 1), ratio: round(many / few, 2) };
}

async function signIn({ server }: BenchCounty, login: Login): Promise<Officer> {
  const county: CountyOfOfficers = {
    staffUrl: server.staffUrl,
    clock: new RealClock(),
    house: { settings: { staffOrigin: server.staffUrl } },
  };
  return new Officer(county, login).signIn();
}

/** Real matters first, then invented ones whose days come later, so that they are in the way and never on the page. */
async function fill(county: BenchCounty, size: number): Promise<{ county: BenchCounty; matters: string[] }> {
  const phone = '16900009002';
  const knock = (): Promise<void> => untilSms(county, phone);
  const { codeId, sms, server } = county;
  const villager = await Villager.signedIn({ publicUrl: server.publicUrl, codeId, sms, knock, clock: new RealClock() }, phone);
  const idNumbers = manyInventedIdNumbers();
  const matters: string[] = [];
  for (let nr = 0; nr < real; nr += 1) {
    const receipt = await villager.apply(await villager.fillForm({ applicant: { idNumber: idNumbers.next().value } }));
    matters.push(receipt.matters[0]!.matterId);
  }
  const owner = new pg.Client({ connectionString: county.ownerUrl });
  await owner.connect();
  await owner.query('set synchronous_commit = off');
  const [{ account }] = (await owner.query<{ account: string }>('select account from application limit 1')).rows as [{ account: string }];
  const batch = 50_000;
  for (let from = real; from < size; from += batch) await owner.query(manyMatters, [account, from, Math.min(from + batch, size) - 1]);
  await owner.query('vacuum analyze application, matter, event, fact_set');
  await owner.end();
  return { county, matters };
}

/** Each with its application, two events and a set of facts; sealed is what nobody opens. */
const manyMatters = `
  with village as (
    select id, parent, row_number() over (order by id) - 1 as nr, count(*) over () as all_of_them from place where kind = 'village'
  ), made as (
    select gen_random_uuid() as application, gen_random_uuid() as matter, village.id as village, village.parent as town, n,
           timestamptz '2024-01-01' + n % 1000 * interval '1 day' as at, n % 5 = 0 as open
      from generate_series($2::integer, $3::integer) n join village on village.nr = n % village.all_of_them
  ), filed as (
    insert into application (county, id, submission_id, account, village, key_wrapped, begun_at, submitted_at, body_digest, household, applicant,
        name_sealed, filled_by, catalogue_version, receipt_number)
      select '371623', application, gen_random_uuid(), $1, village, sha256(n::text::bytea), at, at, sha256(n::text::bytea), application, application,
             sha256(n::text::bytea), 'self', 1, 'b' || n from made
  ), told as (
    insert into event (county, id, matter, number, kind, step, actor_kind, on_day, at, sealed)
      select '371623', gen_random_uuid(), matter, number, case number when 1 then 'submit' else 'accept' end, 'accepted', 'citizen', at, at,
             decode(repeat('00', 150), 'hex') from made cross join generate_series(1, 2) number
  ), known as (
    insert into fact_set (county, id, application, source, sealed, at)
      select '371623', gen_random_uuid(), application, 'declared', decode(repeat('00', 200), 'hex'), at from made
  )
  insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
      opened_at, changed_at, closed_at, due_on, due_certain, due_kind, total_due_on, calendar_edition)
    select '371623', matter, application, application, 'temp-expense', 1, 'temp-expense', 2, village, town,
           case when open then 'county' else 'paid' end, 2, at, at, case when open then null else at end,
           case when open then date '2027-06-01' + n % 300 end, false, 'demo', date '2028-06-01' + n % 300, 2 from made`;
