import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../helpers/test-database.ts';

/** What PREPARE takes; the rest begins and ends transactions. */
const prepared = /^\s*(with|select|insert|update|delete|merge|values)\b/i;

test('an older PostgreSQL understands every statement that any test of this run has asked of the newer one', async () => {
  const dir = process.env['NOTE_STATEMENTS_IN']!;
  const lines = readdirSync(dir).flatMap((name) => readFileSync(path.join(dir, name), 'utf8').trim().split('\n'));
  const statements = [...new Set(lines)].map((line) => JSON.parse(line) as string).filter((text) => prepared.test(text));
  expect(statements.length).toBeGreaterThan(300);
  const database = await openTestDatabase();
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  const refused: string[] = [];
  for (const [at, text] of statements.entries()) {
    await client.query(`prepare s${at} as ${text}`).catch((error: Error) => refused.push(`${error.message}: ${text.slice(0, 300)}`));
  }
  await client.end();
  await database.drop();
  expect(refused).toEqual([]);
}, 120_000);
