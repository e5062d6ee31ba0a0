import pg from 'pg';
import { systemClock } from '../platform/clock.ts';
import { prepareJobs } from '../platform/jobs.ts';
import { haveKeys, makeKeys, readKeys } from '../platform/keys.ts';
import { migrate } from '../platform/migrate.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { Vault } from '../platform/vault.ts';

/**
 * Brings the schema up to date and, for a database that is new, writes down for ever whether it was born as a demo or
 * for real, with a canary that only its own keys open. A demo gets demo keys; real ones are made by `make-keys`.
 */
async function main(): Promise<void> {
  const settings = readSettings();
  const applied = await migrate(settings.databaseUrl);
  for (const name of applied) process.stdout.write(`migrated ${name}\n`);
  await prepareJobs(settings.databaseUrl);

  const client = new pg.Client({ connectionString: settings.databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from deployment');
    if (rowCount) return;
    if (settings.deployment === 'demo' && !haveKeys(settings.keyDir)) makeKeys(settings.keyDir, 'demo');
    const keys = readKeys(settings.keyDir);
    if (keys.demo !== (settings.deployment === 'demo'))
      throw new SettingRefused(
        'The keys in KEY_DIR are not of the kind that DEPLOYMENT says; a database is born with keys of its own kind.',
      );
    const vault = new Vault(keys, systemClock);
    await client.query('insert into deployment (kind, canary, born_at) values ($1, $2, $3) on conflict do nothing', [
      settings.deployment,
      vault.sealCanary(),
      systemClock.now(),
    ]);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
