import { parseArgs } from 'node:util';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { noteIdNumber } from '../staff/index.ts';
import { askIdNumber } from './ask-id-number.ts';

/**
 * The ID number of a member of staff who was added before it was asked for: `note-staff-id --login li`. Until it is known nobody can tell
 * her own family's matters from others. Once noted it stays.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { login: { type: 'string' } } });
  const { login } = values;
  if (!login) throw new SettingRefused('Say --login; her ID number is asked for on the terminal.');
  const house = await openHouse(readSettings());
  try {
    const idNumber = await askIdNumber(house);
    if (!idNumber || !(await noteIdNumber(house, { login, idNumber })))
      throw new SettingRefused(`Nobody in office has the login ${login}, or her ID number was noted before.`);
    process.stdout.write('Noted.\n');
  } finally {
    await closeHouse(house);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
