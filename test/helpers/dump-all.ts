import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

interface TableOfDump {
  table: string;
  columns: string[];
}

/**
 * Everything that somebody with the disk could read: every value of every table (the job queue's too) as text, bytes both
 * as they are and as hex, and every file. What a test planted must not be found in it.
 */
export async function dumpAll(databaseUrl: string, filesDir: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<TableOfDump>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as table,
              array_agg(quote_ident(column_name) || case data_type when 'bytea' then '' else '::text' end) as columns
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' group by 1`,
    );
    for (const { table, columns } of tables) {
      const { rows } = await client.query<(Buffer | string | null)[]>({
        text: `select ${columns.join(', ')} from ${table}`,
        rowMode: 'array',
      });
      for (const value of rows.flat())
        if (value !== null) parts.push(Buffer.from(value as string), Buffer.from(Buffer.isBuffer(value) ? value.toString('hex') : '\n'));
    }
  } finally {
    await client.end();
  }
  for (const entry of readdirSync(filesDir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) parts.push(readFileSync(join(entry.parentPath, entry.name)));
  return Buffer.concat(parts);
}

/** Which of the planted strings are there, in any of the spellings in which they could hide. */
export function findPlanted(dump: Buffer, planted: Record<string, string | Buffer>): string[] {
  return Object.entries(planted)
    .filter(([, value]) => {
      const bytes = Buffer.from(value as string);
      const spellings = [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64').replace(/=+$/, ''))];
      return spellings.some((spelling) => dump.includes(spelling));
    })
    .map(([name]) => name);
}
