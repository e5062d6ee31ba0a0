/** How each common character is said, without its tone. */
export type Syllables = ReadonlyMap<string, string>;

/** Unpacks the line that `mini/shared/find/syllable-table.ts` makes. */
export function readSyllables(table: string): Syllables {
  const [signs = '', names = '', packed = ''] = table.split('\t');
  const syllables = names.split(' ');
  const said = new Map<string, string>();
  let code = 0x4e00;
  for (let at = 0; at < packed.length; at += 2) {
    const value = signs.indexOf(packed.charAt(at)) * signs.length + signs.indexOf(packed.charAt(at + 1));
    code += Math.floor(value / syllables.length);
    const syllable = syllables[value % syllables.length];
    if (syllable) said.set(String.fromCharCode(code), syllable);
  }
  return said;
}
