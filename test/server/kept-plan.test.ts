import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listStandings } from '../../src/server/check/receipt/receipt.store.ts';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
/** One connection, so that what it keeps can be asked for. */
let db: Database;
let codeHash: Buffer;

beforeAll(async () => {
  county = await openTestCounty();
  const wang = await Villager.signedIn(county, '16900004151');
  const { code } = await wang.apply(await wang.fillForm());
  codeHash = county.house.vault.hash('receipt', code);
  db = openDatabase(county.database.appUrl, 1, () => {});
});
afterAll(async () => {
  await db?.destroy();
  await county?.close();
});

const noPaper = createHash('sha256').update('of nobody').digest();
const kept = async () => (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.length;

test('where papers stand is planned once a connection, however many are looked at together', async () => {
  expect(await listStandings(db, [codeHash])).toHaveLength(1);
  expect(await listStandings(db, [noPaper, codeHash, noPaper])).toHaveLength(1);
  expect(await listStandings(db, [noPaper])).toEqual([]);
  expect(await kept()).toBe(1);
});

test('a pooler that took the plan away is not noticed by whoever looks', async () => {
  await sql`deallocate all`.execute(db);
  expect(await listStandings(db, [codeHash])).toHaveLength(1);
  expect(await listStandings(db, [codeHash, noPaper])).toHaveLength(1);
  expect(await kept()).toBe(0);
});
