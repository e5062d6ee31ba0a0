import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from '../../src/server/platform/new-id.ts';
import { systemClock } from '../../src/server/platform/clock.ts';

/**
 * What one submission leaves behind, written by `pg` alone in one transaction each: `bare-writer URL count connections`. The application and
 * its photos are there before, as they are for the county: they are updated. The rows of a real submission (columns, sizes) come as JSON on stdin; prints JSON.
 */
const [url, count, connections] = process.argv.slice(2);
let given = '';
for await (const chunk of process.stdin) given += String(chunk);
/** A table with the rows of one submission; a value is text as PostgreSQL says it, or null. */
const tables = JSON.parse(given) as { table: string; rows: Record<string, string | null>[] }[];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Statement {
  text: string;
  values: unknown[];
}

/** What the phone has brought before the form, and what the form changes of it. */
const before: Readonly<Record<string, readonly string[]>> = {
  application: [
    'submitted_at',
    'body_digest',
    'household',
    'applicant',
    'name_sealed',
    'filled_by',
    'catalogue_version',
    'receipt_number',
    'receipt_sealed',
    'answer_sealed',
  ],
  paper: ['listed_at', 'whose'],
};

/** The same rows with ids, hashes and seals of their own; references between them stay references. */
function begin(): { early: Statement[]; finish: () => Statement[] } {
  const ids = new Map<string, string>();
  const renew = (name: string, value: string | null): unknown => {
    if (value === null) return null;
    if (name === 'account' || name === 'county' || name === 'actor') return value;
    if (uuid.test(value)) return remember(ids, value);
    if (name === 'receipt_number') return randomBytes(5).toString('hex');
    if (value.startsWith('\\x')) return randomBytes((value.length - 2) / 2);
    return value;
  };
  const made = ({ rows }: (typeof tables)[number], isMeant: (name: string) => boolean = () => true) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => isMeant(name))
          .map(([name, value]) => [name, renew(name, value)]),
      ),
    );
  const there = tables.filter(({ table }) => before[table]);
  return {
    early: there.map((one) =>
      insertOf(
        one.table,
        made(one, (name) => !before[one.table]!.includes(name)),
      ),
    ),
    finish: () =>
      tables.flatMap((one) => {
        const changed = before[one.table];
        if (!changed) return [insertOf(one.table, made(one))];
        return updatesOf(
          one.table,
          made(one, (name) => changed.includes(name) || name === 'county' || name === 'id'),
          changed,
        );
      }),
  };
}

function insertOf(table: string, rows: Record<string, unknown>[]): Statement {
  const names = Object.keys(rows[0]!);
  const tuples = rows.map((_, at) => `(${names.map((_name, place) => `$${at * names.length + place + 1}`).join(',')})`);
  return {
    text: `insert into ${table} (${names.join(',')}) values ${tuples.join(',')}`,
    values: rows.flatMap((row) => names.map((name) => row[name])),
  };
}

/** One for all rows that get the same. */
function updatesOf(table: string, rows: Record<string, unknown>[], changed: readonly string[]): Statement[] {
  const same = Map.groupBy(rows, (row) => (rows.length === 1 ? '' : String(row['whose'])));
  return [...same.values()].map((group) => ({
    text: `update ${table} set ${changed.map((name, at) => `${name} = $${at + 3}`).join(', ')} where county = $1 and id = any($2::uuid[])`,
    values: [group[0]!['county'], group.map((row) => row['id']), ...changed.map((name) => group[0]![name])],
  }));
}

function remember(ids: Map<string, string>, value: string): string {
  const known = ids.get(value) ?? newId(systemClock);
  ids.set(value, known);
  return known;
}

/** Where a submission begins: what the phone brought before it is no part of what is measured. */
const submissions: (() => Statement[])[] = [];
async function prepare(client: pg.Client): Promise<void> {
  for (let nr = 0; nr < Number(count); nr += 1) {
    const { early, finish } = begin();
    for (const { text, values } of early) await client.query(text, values);
    submissions.push(finish);
  }
}

async function write(client: pg.Client): Promise<void> {
  for (let finish = submissions.pop(); finish; finish = submissions.pop()) {
    await client.query('begin');
    for (const { text, values } of finish()) await client.query(text, values);
    await client.query('commit');
  }
}

const clients = Array.from({ length: Number(connections) }, () => new pg.Client({ connectionString: url }));
await Promise.all(clients.map((client) => client.connect()));
await prepare(clients[0]!);
const cpuBefore = process.cpuUsage();
const began = performance.now();
await Promise.all(clients.map(write));
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await Promise.all(clients.map((client) => client.end()));
process.stdout.write(JSON.stringify({ perSecond: Number(count) / seconds, cpuMs: (user + system) / 1000 / Number(count) }));
