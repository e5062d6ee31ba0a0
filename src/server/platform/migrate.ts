import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { SettingRefused } from './settings.ts';

const migrationsDir = fileURLToPath(new URL('../migrations/', import.meta.url));
/** Any number; the same in every process, so that two of them never migrate at once. */
const advisoryLock = 7_205_143;

/**
 * Applies the numbered SQL files that this database has not seen, as owner, each in its own transaction with a short
 * lock time-out; records name and checksum. A file that changed after it was applied is refused.
 * `NNNN-x.online.sql` holds one statement that must not lock (CREATE INDEX CONCURRENTLY) and runs outside a transaction.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
    const seen = new Map(rows.map((row) => [row.name, row.checksum]));
    const applied: string[] = [];
    for (const name of readdirSync(migrationsDir)
      .filter((file) => file.endsWith('.sql'))
      .toSorted()) {
      const sql = readFileSync(migrationsDir + name, 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = seen.get(name);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new SettingRefused(`The migration ${name} was changed after it had been applied; write a new one instead.`);
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  const record = () => client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
  if (name.endsWith('.online.sql')) {
    await client.query(sql);
    await record();
    return;
  }
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '2s'`);
    await client.query(sql);
    await record();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
