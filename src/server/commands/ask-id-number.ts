import { createInterface } from 'node:readline/promises';
import { readIdNumber } from '../../rules/id-number.ts';
import { isInventedIdNumber } from '../../rules/invented.ts';
import type { House } from '../platform/house.ts';
import { SettingRefused } from '../platform/settings.ts';

/** On the terminal, never from the command line, which others on the machine can read. A demo takes an invented one or an empty line. */
export async function askIdNumber({ settings: { deployment } }: House): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // The input may have ended already: then there is no answer, and nothing to wait for.
    const typed = await Promise.race([
      terminal.question('ID number: '),
      new Promise<string>((end) => terminal.once('close', () => end(''))),
    ]);
    if (deployment === 'demo' && !typed.trim()) return undefined;
    const read = readIdNumber(typed);
    if (!read.ok)
      throw new SettingRefused('Type her ID number, 18 characters, on the terminal: nobody handles a matter of her own household.');
    if (deployment === 'demo' && !isInventedIdNumber(read.value))
      throw new SettingRefused('This is a demo: only an invented ID number, which begins 9999.');
    return read.value;
  } finally {
    terminal.close();
  }
}
