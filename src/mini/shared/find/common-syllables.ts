import { readSyllables, type Syllables } from '../../../rules/find-program/read-syllables.ts';
import { syllableTable } from './syllable-table.ts';

let read: Syllables | undefined;

/** How common characters are said; unpacked when somebody first looks for something. */
export function commonSyllables(): Syllables {
  read ??= readSyllables(syllableTable);
  return read;
}
