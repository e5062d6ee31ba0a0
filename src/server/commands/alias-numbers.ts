import { parseArgs } from 'node:util';
import { aliasNumbers, CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';

/**
 * The bare numbers of a county's villages as older codes: `alias-numbers --county 371623`. Once the province has pointed its own codes at
 * our `/m/<number>`; running servers know them half a minute later.
 */
async function main(): Promise<void> {
  const { county } = parseArgs({ options: { county: { type: 'string' } } }).values;
  if (!county) throw new SettingRefused('Say --county, such as --county 371623.');
  const house = await openHouse(readSettings());
  try {
    const book = await CodeBook.open(house);
    book.close();
    if (!book.findCounty(county)) throw new SettingRefused(`There is no county ${county} here.`);
    process.stdout.write(`${await aliasNumbers(house, { kind: 'system', county })} registered.\n`);
  } finally {
    await closeHouse(house);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
