import pg from 'pg';
import { systemClock } from './clock.ts';
import { haveKeys, makeKeys, readKeys } from './keys.ts';
import { SettingRefused, type Settings } from './settings.ts';
import { Vault } from './vault.ts';

/**
 * Writes down once and for ever whether this database was born as a demo or for real, with a canary that only its own
 * keys open. A demo gets its keys here; real ones are made by `make-keys` and carried to a safe place first.
 */
export async function bearDeployment({ databaseUrl, deployment, keyDir }: Settings): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from deployment');
    if (rowCount) return;
    if (deployment === 'demo' && !haveKeys(keyDir)) makeKeys(keyDir, 'demo');
    const keys = readKeys(keyDir);
    if (keys.demo !== (deployment === 'demo')) {
      throw new SettingRefused(
        'The keys in KEY_DIR are not of the kind that DEPLOYMENT says; a database is born with keys of its own kind.',
      );
    }
    const canary = new Vault(keys, systemClock).sealCanary();
    await client.query('insert into deployment (kind, canary, born_at) values ($1, $2, $3) on conflict do nothing', [
      deployment,
      canary,
      systemClock.now(),
    ]);
  } finally {
    await client.end();
  }
}
