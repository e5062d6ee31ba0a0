import { pinyin } from 'pinyin-pro';

/*
 * How each of the 6,763 characters of GB 2312 is said, as one line of ASCII. A build runs this file and takes the line alone
 * (config/syllables-for-phones.cjs): on the phone there is no pinyin-pro. `rules/find-program/read-syllables.ts` reads the line.
 */

/** Two signs a character say how far it is from the one before and which syllable it is: half of what the characters would weigh. */
const signs = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  .filter((sign) => !'"\\\'`$'.includes(sign))
  .join('');
const base = signs.length;

export const syllableTable = pack(commonCharacters().map((character) => [character, pinyin(character, { toneType: 'none', v: true })]));

/** Level one and two of GB 2312, from Node's own decoder. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const found: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (/^[\u4e00-\u9fa5]$/.test(character)) found.push(character);
    }
  return found;
}

/** signs, then the syllables, then the characters in order, with a tabulator between. */
function pack(said: [string, string][]): string {
  const syllables = ['', ...new Set(said.map(([, syllable]) => syllable))];
  const furthest = Math.floor((base * base) / syllables.length) - 1;
  const two = (distance: number, syllable: string): string => {
    const value = distance * syllables.length + syllables.indexOf(syllable);
    return signs.charAt(Math.floor(value / base)) + signs.charAt(value % base);
  };
  let last = 0x4e00;
  let packed = '';
  said.sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [character, syllable] of said) {
    let distance = character.charCodeAt(0) - last;
    for (; distance > furthest; distance -= furthest) packed += two(furthest, '');
    packed += two(distance, syllable);
    last = character.charCodeAt(0);
  }
  return [signs, syllables.join(' '), packed].join('\t');
}
