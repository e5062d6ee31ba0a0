import { parseArgs } from 'node:util';
import { CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { makeProofs, renewStaff } from '../staff/index.ts';

/**
 * For somebody who lost her password, her phone or her last security key: `renew-staff --login li`. Everything she signed in with
 * opens no more; the new password and authenticator secret are shown once on this terminal. First look who is asking.
 */
async function main(): Promise<void> {
  const { login } = parseArgs({ options: { login: { type: 'string' } } }).values;
  if (!login) throw new SettingRefused('Say --login: whose password, authenticator and keys are to be made anew.');
  const house = await openHouse(readSettings());
  // Reads the counties' keys, too.
  const book = await CodeBook.open(house);
  try {
    const { password, totpSecret, text } = makeProofs(login);
    const renewed = await house.db.transaction().execute((tx) => renewStaff(house, tx, { login, password, totpSecret }));
    if (!renewed) throw new SettingRefused(`Nobody in office has the login ${login}.`);
    process.stdout.write(text);
  } finally {
    book.close();
    await closeHouse(house);
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
