import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { syllableTable } from '../../src/mini/shared/find/syllable-table.ts';
import { findPrograms } from '../../src/rules/find-program/find-programs.ts';
import { indexPrograms, type FindableProgram } from '../../src/rules/find-program/index-programs.ts';
import { readSyllables } from '../../src/rules/find-program/read-syllables.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';

interface Search {
  typed: string;
  right: string[];
}
type Find = (typed: string) => string[];

const searches = JSON.parse(readFileSync(new URL('../rules/find-program-searches.json', import.meta.url), 'utf8')) as Search[];
const typedOut = [
  '底保',
  '临时就助',
  '残急补贴',
  'dibao',
  'lsjz',
  'wubaohu',
  '俺爹瘫了',
  '房子快塌了',
  '老头走了埋不起',
  '儿子考上大学没钱交学费',
];
/** Words that nobody here helps with: what is found then is noise. */
const nonsense = ['今天天气', '微信', '足球', '北京', '拼多多', '游戏', '星期三', '奥特曼', '苹果手机', '王秀英'];
const rounds = 40;

/** Microseconds a key for ten searches typed out, and how many of the hundred find; beside the best library at the same. */
export function benchFindProgram(): Record<string, unknown> {
  const { programs } = toldCatalogue();
  const unpacking = timed(() => readSyllables(syllableTable));
  const indexing = timed(() => indexPrograms(programs, unpacking.made));
  const peer = timed(() => indexWithMiniSearch(programs, unpacking.made));
  const figures = {
    syllablesMs: unpacking.ms,
    indexMs: indexing.ms,
    ours: judge((typed) => findPrograms(indexing.made, typed)),
    miniSearch: { indexMs: peer.ms, ...judge(peer.made) },
  };
  console.log(
    `find a program: unpacking the sounds ${figures.syllablesMs} ms, reading ${programs.length} programs ${figures.indexMs} ms, once a phone`,
  );
  tell('ours', figures.ours);
  tell('MiniSearch, given syllables and pairs of both', figures.miniSearch);
  return figures;
}

function timed<T>(make: () => T): { made: T; ms: number } {
  const began = performance.now();
  const made = make();
  return { made, ms: Math.round((performance.now() - began) * 10) / 10 };
}

function judge(find: Find) {
  const hits = searches.filter(({ typed, right }) =>
    find(typed)
      .slice(0, 3)
      .some((id) => right.includes(id)),
  ).length;
  const keys = typedOut.flatMap((text) => text.split('').map((_, at) => text.slice(0, at + 1)));
  const micros: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const key of keys) {
      const began = performance.now();
      find(key);
      // The first rounds are those of a compiler that does not know it yet.
      if (round >= rounds / 2) micros.push((performance.now() - began) * 1000);
    }
  micros.sort((one, other) => one - other);
  const noise = nonsense.reduce((sum, text) => sum + find(text).length, 0) / nonsense.length;
  return {
    hits,
    medianMicros: Math.round(micros[micros.length >> 1]!),
    p95Micros: Math.round(micros[Math.floor(micros.length * 0.95)]!),
    noise,
  };
}

function tell(name: string, { hits, medianMicros, p95Micros, noise }: ReturnType<typeof judge>): void {
  console.log(
    `  ${name}: ${hits} of ${searches.length} in the first three, a key ${medianMicros} µs (95 % within ${p95Micros}), ${noise} for nonsense`,
  );
}

/** MiniSearch as well as it can be fed: it knows words only, so characters, syllables, pairs of both and initials become its words. */
function indexWithMiniSearch(programs: readonly FindableProgram[], syllables: ReadonlyMap<string, string>): Find {
  const tokenize = (text: string): string[] =>
    (text.toLowerCase().match(/[a-z0-9]+|[\u4e00-\u9fa5]+/g) ?? []).flatMap((part) => {
      if (/[a-z0-9]/.test(part)) return [part];
      const characters = part.split('');
      const said = characters.map((character) => syllables.get(character) ?? character);
      const pairs = (ones: string[]): string[] => ones.slice(1).map((one, at) => `${ones[at]}${one}`);
      return [
        ...characters,
        ...pairs(characters),
        ...said.map((one) => `~${one}`),
        ...pairs(said),
        said.join(''),
        said.map((one) => one[0]).join(''),
      ];
    });
  const isLetters = (term: string): boolean => /^[a-z]/.test(term);
  const index = new MiniSearch<FindableProgram>({
    fields: ['shortName', 'name', 'keywords', 'summary', 'department'],
    tokenize,
    processTerm: (term) => term,
    extractField: (program, field) => {
      const value = program[field as keyof FindableProgram];
      return typeof value === 'string' ? value : value.join('，');
    },
    searchOptions: {
      boost: { shortName: 2, name: 1.5, keywords: 1.5, summary: 0.6, department: 0.4 },
      prefix: isLetters,
      fuzzy: (term) => (isLetters(term) && term.length > 3 ? 0.2 : false),
    },
  });
  index.addAll(programs);
  return (typed) => index.search(typed).map(({ id }) => String(id));
}
