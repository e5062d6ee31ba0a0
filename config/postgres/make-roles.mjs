/** Makes the three roles and the database `mashang` if they are missing. Idempotent, so a crash in between does no harm. */
export async function makeRoles(adminUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const role of ['mashang_owner', 'mashang_app', 'mashang_reader']) {
      const found = await client.query('select from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole`);
    }
    const database = await client.query(`select from pg_database where datname = 'mashang'`);
    if (database.rowCount === 0) await client.query('create database mashang owner mashang_owner');
  } finally {
    await client.end();
  }
}
