import { parseArgs } from 'node:util';
import { isPractice } from '../../rules/practice-id.ts';
import { roleRights, staffRoles, type StaffRole } from '../../rules/role-rights.ts';
import { CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { addStaff, makeProofs } from '../staff/index.ts';
import { askIdNumber } from './ask-id-number.ts';

/**
 * Lets a member of staff sign in: `add-staff --county ID --login li --name 李某 --role town --place TOWN`, for a department also
 * `--body ybj`, for whoever goes to people's homes `--card YS10101`. Password and authenticator secret are made here, shown once on this
 * terminal and kept nowhere in plain. Her ID number is asked for on the terminal, never taken from the command line, which others on the
 * machine can read; a keyed hash of it is kept, so that she handles no matter of her own household. A demo takes an invented one or an
 * empty line.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { county: text, login: text, name: text, role: text, body: text, card: text, place: { ...text, multiple: true } },
  });
  const { county, login, name, body, card, place: places = [] } = values;
  const role = staffRoles.find((one) => one === values.role);
  if (!county || !login || !name || !role || places.length === 0) {
    throw new SettingRefused(
      `Say --county, --login, --name, --role (${staffRoles.join(', ')}) and at least one --place: a town, a village for the role village, or the county for all of it.`,
    );
  }
  if ((role === 'department') !== (body !== undefined))
    throw new SettingRefused('Somebody of a department works for one: say --body, and for no other role.');
  if (card !== undefined && !/^[0-9A-Z]{4,12}$/.test(card))
    throw new SettingRefused('The number of a work card is 4 to 12 figures and capitals.');
  const house = await openHouse(readSettings());
  const book = await CodeBook.open(house);
  try {
    if (isPractice(county) || !book.findCounty(county) || !places.every((place) => fits(book, county, role, place)))
      throw new SettingRefused('There is no such county, or one of the places is not one of it that this role works for.');
    if (body && !book.findCounty(county)!.bodies.some((one) => one.id === body))
      throw new SettingRefused(`The county has no body ${body}; see its bodies.json.`);
    const idNumber = await askIdNumber(house);
    const { password, totpSecret, text: told } = makeProofs(login);
    const newcomer = { login, name, role, places, body, password, totpSecret, idNumber, cardNumber: card, seeded: false };
    const added = await house.db.transaction().execute((tx) => addStaff(house, tx, { kind: 'system', county }, newcomer));
    if (!added) throw new SettingRefused(`Somebody has the login ${login} already; choose another.`);
    process.stdout.write(told);
  } finally {
    book.close();
    await closeHouse(house);
  }
}

function fits(book: CodeBook, county: string, role: StaffRole, place: string): boolean {
  const { places } = roleRights[role];
  if (places === 'villages') return book.findVillage(place)?.county.id === county;
  return place === county || (places === 'towns' && book.towns.some((town) => town.id === place && town.county.id === county));
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
