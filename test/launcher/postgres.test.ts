import { inject, test, expect } from 'vitest';
import pg from 'pg';
test('x', async () => {
  const c = new pg.Client({ connectionString: inject('adminUrl') });
  await c.connect();
  expect((await c.query('select 1 as a')).rows[0].a).toBe(1);
  await c.end();
});
