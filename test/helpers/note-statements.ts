import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/**
 * Writes down every statement that the app asks of the database in a test file, so that all of them can be asked of an older PostgreSQL too
 * (`test/older-postgres`) without running every test there.
 */
const dir = process.env['NOTE_STATEMENTS_IN']!;
const noted = new Set<string>();
const file = path.join(dir, `${process.pid}-${createHash('sha256').update(String(performance.timeOrigin)).digest('hex').slice(0, 8)}`);
const { query } = pg.Client.prototype;
const isNoting = 'notesStatements' in query;
/** Where a worker reads many files, this is read before each: noted once is enough. */
if (!isNoting) pg.Client.prototype.query = Object.assign(noteAndQuery, { notesStatements: true }) as unknown as typeof query;

function noteAndQuery(this: pg.Client, ...asked: unknown[]): unknown {
  const [first] = asked;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (this.user === 'mashang_app' && text && !noted.has(text)) {
    noted.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  }
  return (query as (...given: unknown[]) => unknown).apply(this, asked);
}
