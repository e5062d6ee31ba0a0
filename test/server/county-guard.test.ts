import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Compilable } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CountyForgotten } from '../../src/server/platform/county-guard.ts';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { countyTables } from '../../src/server/platform/county-tables.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  db = openDatabase(database.appUrl, 2, () => {});
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const id = '01234567-89ab-7def-8123-456789abcdef';

/** Statements that somebody could write in a hurry. None of them reaches the database. */
const forgotten: Record<string, (db: Database) => Compilable> = {
  'select of everything': (db) => db.selectFrom('matter').selectAll(),
  'select by id alone': (db) => db.selectFrom('matter').selectAll().where('id', '=', id),
  'select with an or that escapes': (db) =>
    db
      .selectFrom('matter')
      .selectAll()
      .where((eb) => eb.or([eb('county', '=', '371623'), eb('id', '=', id)])),
  'select of every county but one': (db) => db.selectFrom('matter').selectAll().where('county', '!=', '371623'),
  'select with not': (db) =>
    db
      .selectFrom('matter')
      .selectAll()
      .where((eb) => eb.not(eb('county', '=', '371623'))),
  'select of several counties': (db) => db.selectFrom('matter').selectAll().where('county', 'in', ['371623', '371699']),
  'select where county is itself': (db) => db.selectFrom('matter').selectAll().whereRef('county', '=', 'county'),
  'select from an alias': (db) => db.selectFrom('matter as m').selectAll().where('m.id', '=', id),
  'select from two, one of them untied': (db) =>
    db.selectFrom(['matter', 'person']).select('person.id').where('matter.county', '=', '371623'),
  'join by id alone': (db) =>
    db.selectFrom('matter').innerJoin('person', 'person.id', 'matter.person').select('person.id').where('matter.county', '=', '371623'),
  'left join from a table outside counties': (db) =>
    db.selectFrom('account').leftJoin('application', 'application.account', 'account.id').select('application.id'),
  'subquery in a where': (db) =>
    db
      .selectFrom('account')
      .selectAll()
      .where('id', 'in', (eb) => eb.selectFrom('application').select('account')),
  'subquery in a from': (db) => db.selectFrom((eb) => eb.selectFrom('person').selectAll().as('p')).selectAll(),
  'common table expression': (db) =>
    db
      .with('all_people', (qb) => qb.selectFrom('person').selectAll())
      .selectFrom('all_people')
      .selectAll(),
  'union with the rest': (db) =>
    db.selectFrom('matter').select('id').where('county', '=', '371623').union(db.selectFrom('matter').select('id')),
  'update by id alone': (db) => db.updateTable('matter').set({ step: 'paid' }).where('id', '=', id),
  'update from another table': (db) => db.updateTable('matter').from('application').set({ step: 'paid' }).where('matter.id', '=', id),
  'delete of everything': (db) => db.deleteFrom('notice'),
  'delete by id': (db) => db.deleteFrom('notice').where('id', '=', id),
  'delete using another table': (db) => db.deleteFrom('notice').using('matter').whereRef('notice.matter', '=', 'matter.id'),
  'insert without a county': (db) =>
    db.insertInto('liaison').values({ id, village: 'x', name: 'x', phone: 'x', since: '2026-01-01' } as never),
  merge: (db) => db.mergeInto('matter').using('account', 'account.id', 'matter.id').whenMatched().thenUpdateSet({ step: 'paid' }),
};

test.each(Object.entries(forgotten))('refused: %s', (_what, statement) => {
  expect(() => statement(db).compile()).toThrow(CountyForgotten);
});

const tied: Record<string, (db: Database) => { execute(): Promise<unknown> }> = {
  'select within one county': (db) => db.selectFrom('matter').selectAll().where('county', '=', '371623').where('id', '=', id),
  'an or beside the county': (db) =>
    db
      .selectFrom('person')
      .selectAll()
      .where('county', '=', '371623')
      .where((eb) => eb.or([eb('id', '=', id), eb('id', '=', id)])),
  'a join that carries the county along': (db) =>
    db
      .selectFrom('matter')
      .innerJoin('application', (join) =>
        join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
      )
      .select('matter.id')
      .where('matter.county', '=', '371623'),
  'tables outside counties': (db) => db.selectFrom('session').selectAll(),
};
test.each(Object.entries(tied))('allowed: %s', async (_what, statement) => {
  await expect(statement(db).execute()).resolves.toEqual([]);
});

test('the list of county tables is the database’s: every table whose key begins with county, every view that shows it', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where n.nspname = 'public' and i.indisprimary and a.attname = 'county'
    union select table_name from information_schema.columns join information_schema.views using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'county' order by 1`.execute(db);
  expect(rows.map((row) => row.name)).toEqual([...countyTables].toSorted());
});

/** What a code opens says itself which county it is of. */
const foundByCode = new Set(['check/receipt/receipt.store.ts listStandings']);

test('every store function that touches a county table is given a scope, or whole rows that carry their county', () => {
  const rooms = readdirSync('src/server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.store.ts'));
  const bare: string[] = [];
  let seen = 0;
  for (const file of rooms) {
    for (const found of readFileSync(join('src/server', file), 'utf8').matchAll(
      /\n(?:export (?:async )?function|const) (\w+)[\s\S]*?(?=\n(?:export|const|\/\*\*|\/\/ ──)|$)/g,
    )) {
      const [text, name] = found;
      const touches = [...text.matchAll(/(?:selectFrom|updateTable|deleteFrom|insertInto|Join)\('(\w+)'/g)].some(([, table]) =>
        countyTables.has(table!),
      );
      if (!touches) continue;
      seen += 1;
      const head = text.slice(0, text.indexOf('\n  return') < 0 ? 400 : text.indexOf('\n  return'));
      if (foundByCode.has(`${file} ${name}`)) continue;
      if (!/\bscopes?: (readonly )?\w*Scope\b|\brows?: (readonly )?Insertable</.test(head)) bare.push(`${file} ${name}`);
    }
  }
  expect(seen).toBeGreaterThan(30);
  expect(bare).toEqual([]);
});
