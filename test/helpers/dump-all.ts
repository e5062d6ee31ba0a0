import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryAs } from './query-as.ts';

/**
 * Everything that somebody with the disk could read: every value of every table (the job queue's too) as text, bytes both
 * as they are and as hex, and every file. What a test planted must not be found in it.
 */
export async function dumpAll(databaseUrl: string, filesDir: string): Promise<Buffer> {
  const columns = await queryAs<{ table: string; column: string; type: string }>(
    databaseUrl,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as table, quote_ident(column_name) as column, data_type as type
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const parts: Buffer[] = [];
  // A statement a table: hundreds of columns asked one by one take longer than all that is in them.
  for (const [table, its] of Map.groupBy(columns, (one) => one.table)) {
    const values = its.map(({ column, type }) => (type === 'bytea' ? column : `${column}::text as ${column}`));
    for (const row of await queryAs<Record<string, Buffer | string | null>>(databaseUrl, `select ${values.join(', ')} from ${table}`))
      for (const value of Object.values(row))
        if (value !== null) parts.push(Buffer.from(value as string), Buffer.from(Buffer.isBuffer(value) ? value.toString('hex') : '\n'));
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
