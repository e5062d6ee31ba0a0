/** One thing typed: a character, a whole syllable in letters, or the beginning of one. */
export interface TypedUnit {
  kind: 'character' | 'syllable' | 'beginning';
  text: string;
}

/** More than a sentence nobody needs; a pasted page would only make the phone slow. */
const longest = 24;

/**
 * Chinese and letters of what she typed; signs, spaces and tones are nothing. One reading, or two where letters are no whole syllables:
 * `lsjz` may be first letters, and in `dbao` one letter is missing. `known`: all syllables there are.
 */
export function readTyped(typed: string, known: ReadonlySet<string>): TypedUnit[][] {
  const parts =
    typed
      .toLowerCase()
      .replace(/ü/g, 'v')
      .match(/[a-z]+|[\u4e00-\u9fa5]|[0-9]/g) ?? [];
  const readings = parts.map((part): TypedUnit[][] =>
    /^[a-z]/.test(part) ? cutLetters(part, known) : [[{ kind: 'character', text: part }]],
  );
  const most = Math.max(0, ...readings.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => readings.flatMap((reading) => reading[at] ?? reading[0]!).slice(0, longest));
}

/** Into as few syllables as can be, the last of which she may still be typing; and each letter as the first of a syllable, where that is it. */
function cutLetters(letters: string, known: ReadonlySet<string>): TypedUnit[][] {
  const text = letters.slice(0, longest * 2);
  const ways: { cost: number; units: TypedUnit[] }[] = [{ cost: 0, units: [] }];
  for (let end = 1; end <= text.length; end += 1)
    for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
      const piece = text.slice(start, end);
      const isBeginning = piece.length === 1 || (end === text.length && begins(piece, known));
      const kind = known.has(piece) ? 'syllable' : isBeginning ? 'beginning' : undefined;
      const before = ways[start];
      if (!before || !kind) continue;
      const cost = before.cost + (kind === 'syllable' || end === text.length ? 1 : oddLetter);
      if (cost < (ways[end]?.cost ?? Infinity)) ways[end] = { cost, units: [...before.units, { kind, text: piece }] };
    }
  const { units } = ways[text.length]!;
  const isWhole = units.every(({ kind }, at) => kind === 'syllable' || (at === units.length - 1 && (at > 0 || text.length > 2)));
  const initials = text.split('').map((letter): TypedUnit => ({ kind: 'beginning', text: letter }));
  if (isWhole) return [units];
  return text.length > mostInitials ? [units] : [initials, units];
}

const longestSyllable = 6;
/** Nobody types a whole sentence by its first letters. */
const mostInitials = 10;
/** A letter that is no syllable costs more than one that is: it may be one too many. */
const oddLetter = 1.3;

function begins(piece: string, known: ReadonlySet<string>): boolean {
  for (const syllable of known) if (syllable.startsWith(piece)) return true;
  return false;
}
