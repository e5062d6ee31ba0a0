import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syllableTable } from '../../src/mini/shared/find/syllable-table.ts';
import { findPrograms } from '../../src/rules/find-program/find-programs.ts';
import { foldSound } from '../../src/rules/find-program/fold-sound.ts';
import { indexPrograms } from '../../src/rules/find-program/index-programs.ts';
import { orderBySound } from '../../src/rules/find-program/order-by-sound.ts';
import { programsHere } from '../../src/rules/find-program/programs-here.ts';
import { readSyllables } from '../../src/rules/find-program/read-syllables.ts';
import { readTyped } from '../../src/rules/find-program/read-typed.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';

interface Search {
  typed: string;
  right: string[];
}
const searches = JSON.parse(readFileSync(new URL('find-program-searches.json', import.meta.url), 'utf8')) as Search[];
const catalogue = toldCatalogue();
const { programs } = catalogue;
const syllables = readSyllables(syllableTable);
const index = indexPrograms(programs, syllables);
const find = (typed: string) => findPrograms(index, typed);
const firstThree = (typed: string) => find(typed).slice(0, 3);

const chinese = (text: string): string[] => text.match(/[\u4e00-\u9fa5]/g) ?? [];
const sayings = [...syllables];

describe('a hundred searches as villagers type them', () => {
  test('of a hundred different ones, each with programs that exist, at least 95 find a right one in the first three', () => {
    expect(new Set(searches.map(({ typed }) => typed)).size).toBe(100);
    const known = programs.map(({ id }) => id);
    for (const { typed, right } of searches) expect(known, typed).toEqual(expect.arrayContaining(right));

    const missed = searches.filter(({ typed, right }) => !firstThree(typed).some((id) => right.includes(id)));
    expect(missed.length, missed.map(({ typed }) => `${typed} → ${firstThree(typed).join(' ')}`).join('\n')).toBeLessThanOrEqual(5);
  });
});

describe('every program is found in the first three', () => {
  test.each(programs.map((program) => [program.name, program] as const))('%s', (_, program) => {
    for (const typed of [program.name, program.shortName, ...program.keywords]) expect(firstThree(typed), typed).toContain(program.id);

    const said = chinese(program.shortName).map((character) => syllables.get(character) ?? '');
    expect(firstThree(said.join('')), said.join('')).toContain(program.id);
    expect(firstThree(said.join(' ')), said.join(' ')).toContain(program.id);
    const initials = said.map((syllable) => syllable.charAt(0)).join('');
    expect(firstThree(initials), initials).toContain(program.id);
  });

  test('by its short name with one character that sounds the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), fc.nat(), (program, where, which) => {
        const name = chinese(program.shortName);
        const at = where % name.length;
        const sound = syllables.get(name[at]!);
        const alike = sayings.filter(([, syllable]) => syllable === sound);
        const typed = name.with(at, alike[which % alike.length]![0]).join('');
        expect(firstThree(typed), typed).toContain(program.id);
      }),
      { numRuns: 150 },
    );
  });

  test('by its short name in letters of which one is lost: nearly always', () => {
    const typed = programs.flatMap((program) => {
      const said = chinese(program.shortName)
        .map((character) => syllables.get(character) ?? '')
        .join('');
      return [2, 5].filter((at) => at < said.length - 1).map((at) => ({ program, typed: said.slice(0, at) + said.slice(at + 1) }));
    });
    const missed = typed.filter(({ program, typed }) => !firstThree(typed).includes(program.id));
    expect(missed.length / typed.length, missed.map(({ typed }) => typed).join(' ')).toBeLessThan(0.05);
  });

  test('by its short name as the region says it', () => {
    for (const program of programs) {
      const typed = chinese(program.shortName)
        .map((character) => foldSound(syllables.get(character) ?? ''))
        .join(' ');
      expect(firstThree(typed), typed).toContain(program.id);
    }
  });
});

describe('what is typed', () => {
  test('signs, spaces, tones and capitals change nothing', () => {
    for (const typed of ['低保', 'dibao', 'lsjz']) {
      expect(find(` ${typed}！？ `)).toEqual(find(typed));
      expect(find(typed.toUpperCase())).toEqual(find(typed));
    }
  });

  test('letters are cut into syllables, and into initials where that does not go', () => {
    const cut = (typed: string) => readTyped(typed, index.known).map((reading) => reading.map(({ text }) => text));
    expect(cut('wubaohu')).toEqual([['wu', 'bao', 'hu']]);
    expect(cut('dib')).toEqual([['di', 'b']]);
    expect(cut('低bao')).toEqual([['低', 'bao']]);
    expect(cut('lsjz')).toContainEqual(['l', 's', 'j', 'z']);
    expect(cut('gaolngbutie')).toEqual([['gao', 'l', 'ng', 'bu', 'tie']]);
  });

  test('no text of any kind breaks it, and what it finds are programs, each once', () => {
    const ids = new Set(programs.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: fc.constantFrom(...'低保dibaozhlnfg 病残老人') })),
        (typed) => {
          const found = find(typed);
          expect(new Set(found).size).toBe(found.length);
          for (const id of found) expect(ids).toContain(id);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('nothing typed, or nothing that anybody here helps with, finds nothing', () => {
    for (const typed of ['', '   ', '？', '足球', '拼多多', '奥特曼', '王秀英']) expect(find(typed), typed).toEqual([]);
  });
});

test('the table says how each of the 6,763 common characters is said, in less than 16 KB', () => {
  expect(syllables.size).toBe(6763);
  expect(syllableTable.length).toBeLessThan(16 * 1024);
  expect(['低', '女', '一', '龠'].map((character) => syllables.get(character))).toEqual(['di', 'nv', 'yi', 'yue']);
});

test('what only another county has, and what is not or no longer in force, is not here', () => {
  const here = programsHere(catalogue, '2026-11-27');
  expect(here.map(({ scope }) => scope)).not.toContain('guanxian');
  expect(here.length).toBe(programs.filter(({ scope }) => scope !== 'guanxian').length);
  const ended = { scope: 'county', effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30' };
  const on = (day: string) => programsHere({ effectiveFrom: '2025-01-01', scopes: ['county'], programs: [ended] }, day);
  expect(on('2026-06-30')).toEqual([ended]);
  expect(on('2026-07-01')).toEqual([]);
  expect(on('2025-12-31')).toEqual([]);
});

test('a phone that thinks it is 1970 shows all that the catalogue began with', () => {
  expect(programsHere(catalogue, '1970-01-01')).toEqual(programsHere(catalogue, catalogue.effectiveFrom));
  expect(programsHere(catalogue, '1970-01-01').length).toBeGreaterThan(60);
});

test('a whole list goes by how short names are said', () => {
  const ordered = orderBySound(
    ['五保', '低保', '危房改造', '大学助学金'].map((shortName) => ({ shortName })),
    syllables,
  );
  expect(ordered.map(({ letter, programs: ones }) => [letter, ...ones.map(({ shortName }) => shortName)])).toEqual([
    ['D', '大学助学金', '低保'],
    ['W', '危房改造', '五保'],
  ]);
});
