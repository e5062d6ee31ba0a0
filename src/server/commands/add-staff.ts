import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Secret, TOTP } from 'otpauth';
import { roleRights, staffRoles, type StaffRole } from '../../rules/role-rights.ts';
import { CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { addStaff } from '../staff/index.ts';

/**
 * Lets a member of staff sign in: `add-staff --county ID --login li --name 李某 --role town --place TOWN`, for a
 * department also `--body ybj`. Password and
 * authenticator secret are made here, shown once on this terminal and kept nowhere in plain.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { county: text, login: text, name: text, role: text, body: text, place: { ...text, multiple: true } },
  });
  const { county, login, name, body, place: places = [] } = values;
  const role = staffRoles.find((one) => one === values.role);
  if (!county || !login || !name || !role || places.length === 0) {
    throw new SettingRefused(
      `Say --county, --login, --name, --role (${staffRoles.join(', ')}) and at least one --place: a town, a village for the role village, or the county for all of it.`,
    );
  }
  if ((role === 'department') !== (body !== undefined))
    throw new SettingRefused('Somebody of a department works for one: say --body, and for no other role.');
  const house = await openHouse(readSettings());
  const book = await CodeBook.open(house);
  try {
    if (!book.findCounty(county) || !places.every((place) => fits(book, county, role, place)))
      throw new SettingRefused('There is no such county, or one of the places is not one of it that this role works for.');
    if (body && !book.findCounty(county)!.bodies.some((one) => one.id === body))
      throw new SettingRefused(`The county has no body ${body}; see its bodies.json.`);
    const password = randomBytes(12).toString('base64url');
    const secret = new Secret({ size: 20 });
    const newcomer = { login, name, role, places, body, password, totpSecret: secret.base32, seeded: false };
    const added = await house.db.transaction().execute((tx) => addStaff(house, tx, { kind: 'system', county }, newcomer));
    if (!added) throw new SettingRefused(`Somebody has the login ${login} already; choose another.`);
    const authenticator = new TOTP({ issuer: '码上', label: login, secret }).toString();
    process.stdout.write(
      `login          ${login}\npassword       ${password}\nauthenticator  ${authenticator}\nShown this once: hand it over in person.\n`,
    );
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
