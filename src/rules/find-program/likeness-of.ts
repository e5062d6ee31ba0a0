import { foldSound } from './fold-sound.ts';
import type { Letter } from './index-programs.ts';
import type { TypedUnit } from './read-typed.ts';

/** How near a sound may come; 1 is the same character. */
const near = { syllable: 0.85, folded: 0.65, letters: 0.92, foldedLetters: 0.7, started: 0.7, initial: 0.6, mistyped: 0.45 };

/** How like what she typed is each letter of the index, 0 to 1. `said`: how her character is said. */
export function likenessOf(unit: TypedUnit, said: string | undefined, letters: readonly Letter[]): Float64Array {
  const likeness = new Float64Array(letters.length);
  const syllable = unit.kind === 'character' ? (said ?? unit.text) : unit.text;
  const folded = foldSound(syllable);
  for (let at = 0; at < letters.length; at += 1) likeness[at] = likenessTo(letters[at]!, unit, syllable, folded);
  return likeness;
}

function likenessTo(letter: Letter, { kind, text }: TypedUnit, syllable: string, folded: string): number {
  if (kind === 'character') {
    if (letter.character === text) return 1;
    if (letter.syllable === syllable) return near.syllable;
    return letter.folded === folded ? near.folded : 0;
  }
  if (kind === 'syllable') {
    if (letter.syllable === syllable) return near.letters;
    if (letter.folded === folded) return near.foldedLetters;
    return isMistyped(syllable, letter.syllable) ? near.mistyped : 0;
  }
  if (letter.syllable.startsWith(syllable)) return syllable.length === 1 ? near.initial : near.started;
  return letter.folded.startsWith(folded) ? near.mistyped : 0;
}

/** One letter too many, too few or another one; of short syllables only a missing last one: `bo` for `bao` and not `ba` for `da`. */
function isMistyped(typed: string, meant: string): boolean {
  if (typed.charAt(0) !== meant.charAt(0) || Math.abs(typed.length - meant.length) > 1) return false;
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  let at = 0;
  while (at < short.length && short.charAt(at) === long.charAt(at)) at += 1;
  return short.length === long.length
    ? long.length > 2 && short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}
