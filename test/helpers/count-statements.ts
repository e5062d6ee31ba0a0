import pg from 'pg';

/** How many statements this process makes while something is done; those of the job queue, which looks all the time, are none. */
export async function countStatements(act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const text = typeof asked[0] === 'string' ? asked[0] : (asked[0] as { text: string }).text;
    if (!text.includes('pgboss')) count += 1;
    return Reflect.apply(query, this, asked);
  } as typeof query;
  await act().finally(() => (pg.Client.prototype.query = query));
  return count;
}
