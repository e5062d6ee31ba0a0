import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHandOvers } from '../../src/server/matter/hand-over/hand-over.store.ts';
import { findLookReason, isTaskOf, listHolders } from '../../src/server/matter/hold/hold.store.ts';
import { findWithFewerYears, listLate, lockWithFewerYears } from '../../src/server/matter/dates.store.ts';
import { listOpenMattersFor } from '../../src/server/matter/matter.store.ts';
import { forgetReports, insertReport, listWaitingReports } from '../../src/server/notify/notify.store.ts';
import {
  deleteAccount,
  endSessionsOfWechat,
  findAccountByAddress,
  findLiveWechat,
  findSession,
  isInUse,
} from '../../src/server/people/account.store.ts';
import { listHouseholdsByIdHash } from '../../src/server/people/people.store.ts';
import { findLastSeal, hasUnsealed, readLooks, readTail, takeUnsealed } from '../../src/server/platform/audit-seals/audit-seals.store.ts';
import type { Tx } from '../../src/server/platform/database.ts';
import { listLastChecks } from '../../src/server/qr/health/check.store.ts';
import { countScans, listVillageLines, listWrongTags } from '../../src/server/qr/health/lines.store.ts';
import { listGuessedVillages, listOpenTasks } from '../../src/server/qr/health/task.store.ts';
import type { StaffScope } from '../../src/server/platform/scope.ts';
import { findGrantedIdentity, findLiveIdentity, takeGrant } from '../../src/server/wechat/wechat.store.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, testStart, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
  // A county after some years; one row in fifty is live, and one report in fifty waits.
  await queryAs(
    county.database.ownerUrl,
    `with made as (
       insert into account (id, kind, address_hash, address_sealed, born_at)
         select gen_random_uuid(), 'phone', sha256(n::text::bytea), '', now() from generate_series(1, 20000) n returning id
     ), joined as (
       insert into wechat_identity (id, openid_hash, openid_sealed, account, joined_at, ended_at)
         select gen_random_uuid(), case when live then sha256(id::text::bytea) end, case when live then '\\x00'::bytea end, id,
                now(), case when live then null else now() end
           from (select id, random() < 0.02 as live from made) as each_of returning id, account
     ), asked as (
       insert into wechat_subscription (identity, template, grants) select id, 'invented', 1 from joined
     )
     insert into session (token_hash, account, device, born_at, expires_at, ended_at, wechat_identity)
       select sha256(id::text::bytea), account, id, now(), now(), case when random() < 0.02 then null else now() end, id from joined`,
  );
  await queryAs(
    county.database.ownerUrl,
    `insert into vendor_report (id, vendor, body, received_at, judged_at, verdict, same_as)
       select gen_random_uuid(), 'wechat', '', $1::timestamptz, case when random() < 0.02 then null else $1::timestamptz end, null, sha256(n::text::bytea)
         from generate_series(1, 20000) n`,
    [testStart],
  );
  // Each minute one look; the last fifty wait for their seal.
  await queryAs(
    county.database.ownerUrl,
    `with looked as (
       insert into audit select '371623', gen_random_uuid(), $1, 'system', null, 'opened', 'matter', n from generate_series(1, 20000) n
         returning county, id, what::integer as n
     ), sealed as (
       insert into audit_seal select county, n, n, 1, $1, '', '', '', '' from looked where n <= 19950
     ), held as (
       insert into audit_leaf select county, n, id, '' from looked where n <= 19950
     )
     insert into audit_unsealed select county, id from looked where n > 19950`,
    [testStart],
  );
  unsealed = (await queryAs<{ id: string }>(county.database.ownerUrl, 'select id from audit_unsealed')).map(({ id }) => id);
  await queryAs(
    county.database.ownerUrl,
    `insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
       opened_at, changed_at, due_on, late_on, calendar_edition)
     select '371623', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'invented', 1, 'temp-expense', 1, '371623002250', '371623002',
       'paid', 9, $1, $1, null, case when n % 50 = 0 then date '2099-01-01' end,
       case when n % 50 = 0 then 2 else 3 end from generate_series(1, 20000) n`,
    [testStart],
  );
  // Everybody lives with one other person, and one officer has had all of it in hand.
  await queryAs(
    county.database.ownerUrl,
    `with people as (
       insert into person (county, id, id_hash, name_sealed, id_number_sealed, born_at)
         select county, person, sha256(person::text::bytea), '', '', $1 from matter returning id
     ), homes as (
       insert into member (county, household, person, relation, since) select '371623', id, id, 'applicant', $1 from people
     ), filed as (
       insert into application (county, id, submission_id, account, village, begun_at, household)
         select county, application, application, application, village, $1, person from matter
     ), offered as (
       insert into hand_over (county, id, matter, role, giver, taker, note_sealed, offered_at, state, settled_at)
         select county, id, id, 'town', id, application, '', $1, 'accepted', $1 from matter
     ), why as (
       insert into look_reason (county, id, matter, staff, kind, sealed, at, valid_until) select county, id, id, id, 'sample', '', $1, $1 from matter
     )
     insert into matter_holder (county, matter, role, holder, since)
       select matter.county, matter.id, 'town', staff.id, $1 from matter, staff where staff.login = 'haifeng'`,
    [testStart],
  );
  // Every village opened on each of a hundred days, looked at and reported now and then.
  await queryAs(
    county.database.ownerUrl,
    `with opened as (
       insert into scan_day select '371623', village, '2026-11-24'::date - n, id, 'page', 3 from village_code, generate_series(1, 100) n
         returning village, day
     ), checked as (
       insert into code_check select '371623', gen_random_uuid(), village, village, 'fine', null, 'staff', gen_random_uuid(), day, day
         from opened where random() < 0.2
     )
     insert into code_task select '371623', gen_random_uuid(), village, village, 'torn', 1, day, day, day, null, 'cleaned'
       from opened where random() < 0.2`,
  );
  villages = (await queryAs<{ id: string }>(county.database.ownerUrl, `select id from place where kind = 'village'`)).map(({ id }) => id);
  held = (await queryAs<{ id: string }>(county.database.ownerUrl, 'select id from matter limit 100')).map(({ id }) => id);
  await queryAs(
    county.database.ownerUrl,
    'analyze person, member, application, hand_over, look_reason, matter_holder, matter, account, wechat_identity, wechat_subscription, session, vendor_report, audit, audit_seal, audit_leaf, audit_unsealed, scan_day, code_check, code_task',
  );
  [{ id: somebody }] = (await queryAs(
    county.database.ownerUrl,
    'select account as id from wechat_identity where ended_at is not null limit 1',
  )) as [{ id: string }];
});
afterAll(() => county?.close());

const hash = randomBytes(32);
let somebody: string;
let unsealed: string[];
const wudi = { kind: 'system', county: '371623' } as const;
const nobody = '0190a000-0000-7000-8000-000000000000';
const staffOf = (role: StaffScope['role'], places: StaffScope['places']): StaffScope => ({
  kind: 'staff',
  county: '371623',
  staff: nobody,
  role,
  places,
  standsInFor: [],
  ownFamily: { people: [], households: [] },
  body: role === 'department' ? 'ybj' : undefined,
});
const town = staffOf('town', 'all');
const then = new Date(testStart);
let held: string[];
let villages: string[];

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['look for the join of a WeChat', (tx) => findLiveIdentity(tx, hash)],
  [
    'look for a WeChat that may be written to',
    (tx) => findGrantedIdentity(tx, { account: nobody, template: 'invented', joinedAfter: then }),
  ],
  ['count a leave down', (tx) => takeGrant(tx, { identity: nobody, template: 'invented', each: 1 })],
  ['look for an account by its number', (tx) => findAccountByAddress(tx, hash)],
  ['look for a session', (tx) => findSession(tx as never, hash, then)],
  ['look for the WeChat of a session', (tx) => findLiveWechat(tx, hash)],
  ['end the sessions of a WeChat', (tx) => endSessionsOfWechat(tx, nobody, then)],
  ['ask whether an account is in use', (tx) => isInUse(tx, nobody)],
  ['delete an account', (tx) => deleteAccount(tx, somebody)],
  [
    'keep a report',
    (tx) =>
      insertReport(tx, { id: nobody, vendor: 'wechat', body: hash, received_at: then, judged_at: null, verdict: null, same_as: hash }),
  ],
  ['list the reports that wait', (tx) => listWaitingReports(tx, 200)],
  ['ask whether anything waits for a seal', (tx) => hasUnsealed(tx, wudi)],
  ['take what waits for a seal', (tx) => takeUnsealed(tx, wudi, 10_000)],
  ['read what is to be sealed', (tx) => readLooks(tx, wudi, unsealed)],
  ['find the seal before', (tx) => findLastSeal(tx, wudi)],
  ['find the end of the audit', (tx) => readTail(tx, wudi, 19_900)],
  ['find what is late', (tx) => listLate(tx, wudi, { today: '2026-11-24', limit: 100 })],
  ['ask whether dates are to be counted again', (tx) => findWithFewerYears(tx, wudi, 3)],
  ['take a batch of them', (tx) => lockWithFewerYears(tx, wudi, { edition: 3, limit: 200 })],
  ['find who lives with a member of staff', (tx) => listHouseholdsByIdHash(tx, wudi, hash)],
  ['find who has matters in hand', (tx) => listHolders(tx, town, held)],
  ['ask whether it is her role’s task', (tx) => isTaskOf(tx, town, held[0]!)],
  ['find why she looks', (tx) => findLookReason(tx, town, { matter: held[0]!, now: then })],
  ['list what is handed on', (tx) => listHandOvers(tx, town, then)],
  ['list the open matters of a village', (tx) => listOpenMattersFor(tx, staffOf('village', ['371623002250']))],
  ['list the open matters of a town', (tx) => listOpenMattersFor(tx, staffOf('town', ['371623002']))],
  ['list the open matters of a county', (tx) => listOpenMattersFor(tx, staffOf('county', 'all'))],
  ['list what a department has to do', (tx) => listOpenMattersFor(tx, staffOf('department', 'all'))],
  ['read how every code of a county fares', (tx) => listVillageLines(tx, town, villages)],
  ['count the openings of a town', (tx) => countScans(tx, town, { villages: villages.slice(0, 50), from: '2026-10-27' })],
  ['count wrong tags', (tx) => listWrongTags(tx, town, '2026-10-27')],
  ['find the villages whose numbers are tried', (tx) => listGuessedVillages(tx, wudi, { from: '2026-11-23', least: 30 })],
  ['list the open tasks of codes', (tx) => listOpenTasks(tx, town)],
  ['find the last checks of a liaison’s villages', (tx) => listLastChecks(tx, town, villages.slice(0, 2))],
  ['forget old reports', (tx) => forgetReports(tx as never, new Date(0))],
])('to %s no table that grows for years is read through', async (_what, act) => {
  await county.house.db.transaction().execute(async (tx) => {
    const before = await scans(tx);
    await act(tx);
    const after = await scans(tx);
    expect([...after].filter(([table, count]) => count > before.get(table)!)).toEqual([]);
  });
});

/** How often this connection began to read each big table from end to end. */
async function scans(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await sql<{ table: string; count: string }>`
    select relname as table, seq_scan as count from pg_stat_xact_user_tables
     where relname in ('matter', 'person', 'member', 'application', 'hand_over', 'look_reason', 'matter_holder', 'account', 'wechat_identity', 'wechat_subscription', 'session', 'vendor_report', 'audit', 'audit_seal', 'audit_leaf', 'scan_day', 'code_check', 'code_task')`.execute(
    tx,
  );
  return new Map(rows.map(({ table, count }) => [table, Number(count)]));
}
