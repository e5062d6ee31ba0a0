import pg from 'pg';

/** One statement past the server, by a connection of its own: for what a test must see or do behind its back. */
export async function queryAs<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** How many rows every table of the house holds; equal before and after means that nothing was written. */
export async function countRows(url: string): Promise<Record<string, number>> {
  const tables = await queryAs<{ name: string }>(
    url,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as count from public.${name}`);
  const rows = await queryAs<{ name: string; count: number }>(url, counts.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}
