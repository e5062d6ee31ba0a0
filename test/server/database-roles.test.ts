import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
  const wang = new Villager(county, '16900001601');
  await wang.signIn();
  await wang.apply();
});
afterAll(() => county?.close());

/** Insufficient privilege, and nothing softer. */
const refused = { code: '42501' };

test.each([
  ...['event', 'audit', 'sms_attempt', 'sms_outcome', 'receipt', 'consent', 'fact_set', 'look_reason', 'card_month'].flatMap((table) => [
    `delete from ${table}`,
    `truncate ${table}`,
    `update ${table} set ${table === 'receipt' ? 'county' : 'id'} = ${table === 'receipt' ? 'county' : 'id'}`,
  ]),
  ...['audit_seal', 'audit_leaf'].flatMap((table) => [`delete from ${table}`, `truncate ${table}`, `update ${table} set hash = hash`]),
  'update audit_unsealed set county = county',
  'truncate audit_unsealed',
  'update person set name_sealed = name_sealed',
  'update application set account = account',
  'update matter set person = gen_random_uuid()',
  'update member set person = gen_random_uuid()',
  `update deployment set kind = 'real'`,
  'update vault_key set county = county',
  'delete from matter',
  'delete from matter_holder',
  'delete from hand_over',
  'update hand_over set note_sealed = note_sealed',
  'delete from application',
  'create table mine (a int)',
  'create schema mine',
  'create function mine() returns int language sql as $$ select 1 $$',
  'alter table event add column a int',
  'drop table event',
  'create index mine on matter (town)',
  `copy event to program 'cat'`,
  `copy event to '/tmp/mashang-must-not-be-there'`,
  `select pg_read_file('postgresql.conf')`,
  `select pg_ls_dir('.')`,
  `select lo_import('/etc/hostname')`,
  'select * from pg_authid',
  'create role mine',
  'alter role mashang_app superuser',
  'set role mashang_owner',
  "alter system set log_statement = 'all'",
  `create extension file_fdw`,
])('the server’s own login may not: %s', async (sql) => {
  await expect(queryAs(county.database.appUrl, sql)).rejects.toMatchObject(refused);
});

test.each([
  'person',
  'contact',
  'account',
  'account_grant',
  'household',
  'application',
  'fact_set',
  'card_month',
  'paper',
  'notice',
  'session',
  'staff',
  'sign_in_code',
  'matter_holder',
  'hand_over',
  'look_reason',
  'audit',
  'audit_unsealed',
  'audit_seal',
  'audit_leaf',
  'vault_key',
  'vendor_report',
  'receipt',
])('whoever makes reports may not read %s', async (table) => {
  await expect(queryAs(county.database.readerUrl, `select * from ${table}`)).rejects.toMatchObject(refused);
});

test.each([
  'select sealed from event',
  'select actor from event',
  'select sealed from delivery',
  'select contact from delivery',
  'insert into matter default values',
  'select * from pgboss.job',
])('whoever makes reports may not: %s', async (sql) => {
  await expect(queryAs(county.database.readerUrl, sql)).rejects.toMatchObject(refused);
});

test('reports see what they need: where, what kind, when', async () => {
  const rows = await queryAs(
    county.database.readerUrl,
    'select m.town, m.program, m.step, e.kind from matter m join event e on e.matter = m.id and e.county = m.county',
  );
  expect(rows).toEqual([{ town: '371623002', program: 'temp-assist-expense', step: 'submitted', kind: 'submit' }]);
});
