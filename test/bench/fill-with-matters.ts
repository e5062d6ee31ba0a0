import type pg from 'pg';

const batch = 50_000;

/** Invented matters from number `from` up to `to`, a fifth of them open, each with a receipt; of the account that filed the first real one. */
export async function fillWithMatters(owner: pg.Client, { from: first, to }: { from: number; to: number }): Promise<void> {
  await owner.query('set synchronous_commit = off');
  const [{ account }] = (await owner.query<{ account: string }>('select account from application limit 1')).rows as [{ account: string }];
  for (let from = first; from < to; from += batch) await owner.query(manyMatters, [account, from, Math.min(from + batch, to) - 1]);
  await owner.query('vacuum analyze application, matter, event, fact_set, receipt');
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
  ), held as (
    insert into receipt (code_hash, county, application) select sha256(('r' || n)::bytea), '371623', application from made
  ), known as (
    insert into fact_set (county, id, application, source, sealed, at)
      select '371623', gen_random_uuid(), application, 'declared', decode(repeat('00', 200), 'hex'), at from made
  )
  insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
      opened_at, changed_at, closed_at, due_on, due_certain, due_kind, total_due_on, calendar_edition)
    select '371623', matter, application, application, 'temp-expense', 1, 'temp-expense', 3, village, town,
           case when open then 'county' else 'paid' end, 2, at, at, case when open then null else at end,
           case when open then date '2027-06-01' + n % 300 end, false, 'demo', date '2028-06-01' + n % 300, 2 from made`;
