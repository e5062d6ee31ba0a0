import pg from 'pg';

const batch = 50_000;

/** Applications that nobody opens, with all that a submission writes or looks into; sealed is what has the size of it. */
export async function fillApplications(ownerUrl: string, size: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('set synchronous_commit = off');
    const [{ account }] = (await owner.query<{ account: string }>('select id as account from account limit 1')).rows as [
      { account: string },
    ];
    for (let from = 0; from < size; from += batch) await owner.query(applications, [account, from, Math.min(from + batch, size) - 1]);
    await owner.query(
      'vacuum analyze application, person, contact, member, household, matter, event, fact_set, application_member, consent, receipt',
    );
  } finally {
    await owner.end();
  }
}

const applications = `
  with village as (
    select id, parent, row_number() over (order by id) - 1 as nr, count(*) over () as all_of_them from place where kind = 'village'
  ), made as (
    select gen_random_uuid() as application, gen_random_uuid() as matter, gen_random_uuid() as person, gen_random_uuid() as household,
           village.id as village, village.parent as town, n, timestamptz '2024-01-01' + n % 1000 * interval '1 day' as at
      from generate_series($2::integer, $3::integer) n join village on village.nr = n % village.all_of_them
  ), known as (
    insert into person (county, id, id_hash, name_sealed, id_number_sealed, born_at)
      select '371623', person, sha256(('person' || n)::bytea), decode(repeat('00', 45), 'hex'), decode(repeat('00', 55), 'hex'), at from made
  ), living as (
    insert into household (county, id, village, address_sealed, born_at)
      select '371623', household, village, decode(repeat('00', 60), 'hex'), at from made
  ), members as (
    insert into member (county, household, person, relation, since) select '371623', household, person, 'applicant', at from made
  ), numbers as (
    insert into contact (county, id, person, channel, address_hash, address_sealed, whose, verified_at, verified_by)
      select '371623', gen_random_uuid(), person, 'sms', sha256(('phone' || n)::bytea), decode(repeat('00', 45), 'hex'), 'self', at, 'sign-in-code' from made
  ), filed as (
    insert into application (county, id, submission_id, account, village, key_wrapped, begun_at, submitted_at, body_digest, household, applicant,
        name_sealed, filled_by, catalogue_version, receipt_number)
      select '371623', application, gen_random_uuid(), $1, village, sha256(n::text::bytea), at, at, sha256(n::text::bytea), household, person,
             sha256(n::text::bytea), 'self', 1, 'f' || n from made
  ), receipts as (
    insert into receipt (code_hash, county, application) select sha256(('code' || n)::bytea), '371623', application from made
  ), who as (
    insert into application_member (county, application, id, kind, person, adult, sealed)
      select '371623', application, 'm' || nr, case nr when 1 then 'applicant' else 'household' end, case nr when 1 then person end, true,
             decode(repeat('00', 90), 'hex') from made cross join generate_series(1, 4) nr
  ), agreed as (
    insert into consent (county, id, application, member, person, kind, version, at)
      select '371623', gen_random_uuid(), application, 'm1', person, 'kind-' || nr, 1, at from made cross join generate_series(1, 3) nr
  ), told as (
    insert into event (county, id, matter, number, kind, step, actor_kind, on_day, at, sealed)
      select '371623', gen_random_uuid(), matter, 1, 'submit', 'submitted', 'citizen', at, at, decode(repeat('00', 150), 'hex') from made
  ), said as (
    insert into fact_set (county, id, application, source, sealed, at)
      select '371623', gen_random_uuid(), application, 'declared', decode(repeat('00', 200), 'hex'), at from made
  )
  insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
      opened_at, changed_at, closed_at, due_on, due_certain, due_kind, total_due_on, calendar_edition)
    select '371623', matter, application, person, 'temp-assist-expense', 1, 'temp-expense', 3, village, town,
           case when n % 5 = 0 then 'submitted' else 'paid' end, 2, at, at, case when n % 5 = 0 then null else at end,
           case when n % 5 = 0 then date '2027-06-01' + n % 300 end, false, 'demo', date '2028-06-01' + n % 300, 2 from made`;
