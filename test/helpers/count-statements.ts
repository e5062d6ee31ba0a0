import pg from 'pg';

/** The statements that this process makes while something is done; those of the job queue, which looks all the time, are none. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const text = typeof asked[0] === 'string' ? asked[0] : (asked[0] as { text: string }).text;
    if (!text.includes('pgboss')) statements.push(text);
    return Reflect.apply(query, this, asked);
  } as typeof query;
  await act().finally(() => (pg.Client.prototype.query = query));
  return statements;
}

export const countStatements = async (act: () => Promise<unknown>): Promise<number> => (await statementsOf(act)).length;
