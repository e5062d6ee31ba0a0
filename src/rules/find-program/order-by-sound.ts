import type { Syllables } from './read-syllables.ts';

/** Programs as a dictionary orders them, by how their short names are said, under the letters they begin with. */
export function orderBySound<P extends { shortName: string }>(
  programs: readonly P[],
  syllables: Syllables,
): { letter: string; programs: P[] }[] {
  const said = programs.map((program) => ({
    program,
    sound: program.shortName
      .split('')
      .map((character) => syllables.get(character) ?? character)
      .join(' '),
  }));
  const groups: { letter: string; programs: P[] }[] = [];
  said.sort((one, other) => (one.sound < other.sound ? -1 : one.sound > other.sound ? 1 : 0));
  for (const { program, sound } of said) {
    const letter = sound.charAt(0).toUpperCase();
    const last = groups[groups.length - 1];
    if (last?.letter === letter) last.programs.push(program);
    else groups.push({ letter, programs: [program] });
  }
  return groups;
}
