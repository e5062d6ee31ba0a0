import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from '../../src/server/platform/new-id.ts';
import { systemClock } from '../../src/server/platform/clock.ts';

/**
 * What one submission leaves behind, written by `pg` alone in one transaction each: `bare-writer URL count connections`.
 * The rows of a real submission (columns, sizes) come as JSON on stdin; prints JSON.
 */
const [url, count, connections] = process.argv.slice(2);
let given = '';
for await (const chunk of process.stdin) given += String(chunk);
/** A table with the rows of one submission; a value is text as PostgreSQL says it, or null. */
const tables = JSON.parse(given) as { table: string; rows: Record<string, string | null>[] }[];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The same rows with ids, hashes and seals of their own; references between them stay references. */
function fresh(): { text: string; values: unknown[] }[] {
  const ids = new Map<string, string>();
  const renew = (name: string, value: string | null): unknown => {
    if (value === null) return null;
    if (name === 'account' || name === 'county' || name === 'actor') return value;
    if (uuid.test(value)) return remember(ids, value);
    if (name === 'submission_id') return crypto.randomUUID();
    if (name === 'receipt_number') return randomBytes(5).toString('hex');
    if (value.startsWith('\\x')) return randomBytes((value.length - 2) / 2);
    return value;
  };
  return tables.map(({ table, rows }) => {
    const names = Object.keys(rows[0]!);
    const values = rows.flatMap((row) => names.map((name) => renew(name, row[name]!)));
    const tuples = rows.map((_, at) => `(${names.map((_name, place) => `$${at * names.length + place + 1}`).join(',')})`);
    return { text: `insert into ${table} (${names.join(',')}) values ${tuples.join(',')}`, values };
  });
}

function remember(ids: Map<string, string>, value: string): string {
  const known = ids.get(value) ?? newId(systemClock);
  ids.set(value, known);
  return known;
}

let left = Number(count);
async function write(client: pg.Client): Promise<void> {
  while (left > 0) {
    left -= 1;
    await client.query('begin');
    for (const { text, values } of fresh()) await client.query(text, values);
    await client.query('commit');
  }
}

const clients = Array.from({ length: Number(connections) }, () => new pg.Client({ connectionString: url }));
await Promise.all(clients.map((client) => client.connect()));
const cpuBefore = process.cpuUsage();
const began = performance.now();
await Promise.all(clients.map(write));
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await Promise.all(clients.map((client) => client.end()));
process.stdout.write(JSON.stringify({ perSecond: Number(count) / seconds, cpuMs: (user + system) / 1000 / Number(count) }));
