import { parseArgs } from 'node:util';
import { loadCounty } from '../load-county.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { readCountyFolder } from '../read-county-folder.ts';

/** Loads a county from a folder: `load-county --from mock/data`. The same folder again changes nothing that is the same. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  if (!values.from) throw new SettingRefused('Say which folder holds the county: --from DIR.');
  const house = await openHouse(readSettings());
  try {
    const { villages, codes } = await loadCounty(house, readCountyFolder(values.from));
    process.stdout.write(`county loaded: ${villages} villages, ${codes} new codes\n`);
  } finally {
    await closeHouse(house);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
