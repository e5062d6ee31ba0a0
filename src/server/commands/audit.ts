import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { runAudit } from './run-audit.ts';

/** `audit verify` and `audit root`, see `runAudit`. */
async function main(): Promise<void> {
  const house = await openHouse(readSettings());
  try {
    process.exitCode = await runAudit(house, process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
  } finally {
    await closeHouse(house);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
