/** One thing typed: a character, a whole syllable in letters, or the beginning of one. */
export interface TypedUnit {
  kind: 'character' | 'syllable' | 'beginning';
  text: string;
}

/** More than a sentence nobody needs; a pasted page would only make the phone slow. */
const longest = 24;

/** Chinese and letters of what she typed; signs, spaces and tones are nothing. Letters are cut into as few `known` syllables as they can be. */
export function readTyped(typed: string, known: ReadonlySet<string>): TypedUnit[] {
  const parts =
    typed
      .toLowerCase()
      .replace(/ü/g, 'v')
      .match(/[a-z]+|[\u4e00-\u9fa5]|[0-9]+/g) ?? [];
  return parts.flatMap((part) => (/^[a-z]/.test(part) ? cutLetters(part, known) : characters(part))).slice(0, longest);
}

const characters = (part: string): TypedUnit[] => part.split('').map((text) => ({ kind: 'character', text }));

/** Whole syllables, the last of which she may still be typing; where that does not go, each letter is the first of a syllable: `lsjz`. */
function cutLetters(letters: string, known: ReadonlySet<string>): TypedUnit[] {
  const text = letters.slice(0, longest * 2);
  const ways: (readonly TypedUnit[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end += 1)
    for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
      const before = ways[start];
      const piece = text.slice(start, end);
      const kind = known.has(piece) ? 'syllable' : end === text.length && begins(piece, known) ? 'beginning' : undefined;
      if (before && kind && before.length + 1 < (ways[end]?.length ?? Infinity)) ways[end] = [...before, { kind, text: piece }];
    }
  const whole = ways[text.length];
  const isOnlyStarted = whole?.[0]?.kind === 'beginning' && text.length < 3;
  return whole && !isOnlyStarted ? [...whole] : text.split('').map((letter) => ({ kind: 'beginning', text: letter }));
}

const longestSyllable = 6;

function begins(piece: string, known: ReadonlySet<string>): boolean {
  for (const syllable of known) if (syllable.startsWith(piece)) return true;
  return false;
}
