import { parseArgs } from 'node:util';
import { placesFileKinds } from '../../rules/code-kinds.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { Problem } from '../platform/problem.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { changePlaces, type PlacesWish } from './change-places.ts';

/**
 * What a file of places would change: `places --file X --county ID | --all [--kind places]`. Nothing is written before it is run once more with
 * `--confirm` and the digest it printed.
 */
async function main(): Promise<void> {
  const wishes = readWishes();
  const house = await openHouse(readSettings());
  try {
    await changePlaces(house, wishes);
  } finally {
    await closeHouse(house);
  }
}

function readWishes(): PlacesWish {
  const { file, county, all, kind: given, confirm } = parse();
  const kind = placesFileKinds.find((one) => one === given);
  if (!file || !kind || (county === undefined) === !all)
    throw new SettingRefused(
      `要写 --file 文件，和 --county 县 或 --all；--kind 是 ${placesFileKinds.join('、')}（say --file, and --county or --all）`,
    );
  return { file, county: county ?? 'all', kind, confirm };
}

function parse() {
  const options = {
    file: { type: 'string' },
    county: { type: 'string' },
    all: { type: 'boolean', default: false },
    kind: { type: 'string', default: 'places' },
    confirm: { type: 'string' },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused || error instanceof Problem)) throw error;
  process.stderr.write(`${error instanceof Problem ? error.body.text : error.message}\n`);
  process.exit(2);
});
