import { foldSound } from './fold-sound.ts';
import type { Syllables } from './read-syllables.ts';

/** What of a program is searched. */
export interface FindableProgram {
  id: string;
  name: string;
  shortName: string;
  keywords: readonly string[];
  summary: string;
  department: string;
}

/** A character as the index knows it, once for all places where it stands. */
export interface Letter {
  character: string;
  syllable: string;
  folded: string;
  /** 0 to 1: 补 stands in half of all programs and tells little, 瘫 in three and tells much. */
  weight: number;
}

/** One name, keyword or sentence of a program, as positions in the index's letters. */
export interface Entry {
  program: number;
  letters: readonly number[];
  /** How much it says if it is found. */
  worth: number;
  /** Of all its letters together. */
  weight: number;
}

export interface ProgramIndex {
  ids: readonly string[];
  letters: readonly Letter[];
  entries: readonly Entry[];
  syllables: Syllables;
  /** All there are, to cut letters by. */
  known: ReadonlySet<string>;
}

const worth = { shortName: 1.15, name: 1.1, keyword: 1, summary: 0.6, department: 0.45 };

/** Reads a catalogue's programs once; the index is good until the catalogue changes. Their order decides between equals. */
export function indexPrograms(programs: readonly FindableProgram[], syllables: Syllables): ProgramIndex {
  const written = programs.flatMap((program, at) =>
    textsOf(program).map(([text, worth]) => ({ program: at, text: lettersOf(text), worth })),
  );
  const standsIn = new Map<string, Set<number>>();
  for (const { program, text, worth: said } of written)
    for (const character of text)
      if (said >= worth.keyword || !standsIn.has(character)) standsIn.set(character, (standsIn.get(character) ?? new Set()).add(program));
  const position = new Map<string, number>();
  const letters = [...standsIn].map(([character, where], at): Letter => {
    position.set(character, at);
    const syllable = syllables.get(character) ?? character;
    const rare = Math.log(1 + programs.length / where.size) / Math.log(1 + programs.length);
    return { character, syllable, folded: foldSound(syllable), weight: 0.4 + 0.6 * rare };
  });
  const entries = written.map(({ program, text, worth }) => {
    const at = text.map((character) => position.get(character) ?? 0);
    return { program, letters: at, worth, weight: at.reduce((sum, letter) => sum + (letters[letter]?.weight ?? 0), 0) };
  });
  return { ids: programs.map(({ id }) => id), letters, entries, syllables, known: new Set(syllables.values()) };
}

/** A name with a bracket is three: whole, without it, and what is inside. */
function textsOf(program: FindableProgram): [string, number][] {
  const names = (text: string, worth: number): [string, number][] => {
    const pieces = text.split(/[（）]/).filter(Boolean);
    return (pieces.length > 1 ? [text, ...pieces] : [text]).map((one) => [one, worth]);
  };
  return [
    ...names(program.shortName, worth.shortName),
    ...names(program.name, worth.name),
    ...program.keywords.map((keyword): [string, number] => [keyword, worth.keyword]),
    ...program.summary
      .split(/[，。：；]/)
      .filter(Boolean)
      .map((part): [string, number] => [part, worth.summary]),
    [program.department, worth.department],
  ];
}

const lettersOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9\u4e00-\u9fa5]/g) ?? [];
