import { bearDeployment } from '../platform/bear-deployment.ts';
import { prepareJobs } from '../platform/jobs.ts';
import { migrate } from '../platform/migrate.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';

/** Brings the schema up to date as owner: tables, job queue, and the deployment's birth where the database is new. */
async function main(): Promise<void> {
  const settings = readSettings();
  const applied = await migrate(settings.databaseUrl);
  for (const name of applied) process.stdout.write(`migrated ${name}\n`);
  await prepareJobs(settings.databaseUrl);
  await bearDeployment(settings);
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
