import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'src/server/migrations';
/** Up to here they are as they are: what was applied is never changed. 0032 makes an index on `application` that holds up writes while it is built. */
const lastOfOld = '0037';

test('an index on a table that is there already is built online: whoever files meanwhile waits for nothing', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name.slice(0, 4) > lastOfOld);
  const locking = files.filter((name) => {
    const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/--.*/g, '');
    const fresh = new Set([...sql.matchAll(/create table (\w+)/gi)].map(([, table]) => table));
    const indexed = [...sql.matchAll(/create (?:unique )?index (concurrently)?[^;]*? on (\w+)/gi)];
    return indexed.some(([, online, table]) => !online && !fresh.has(table));
  });
  expect(locking, 'write it as NNNN-x.online.sql with create index concurrently').toEqual([]);
});
