import type { Letter, ProgramIndex } from './index-programs.ts';
import { layBeside } from './lay-beside.ts';
import { likenessOf } from './likeness-of.ts';
import { readTyped, type TypedUnit } from './read-typed.ts';

/** Words of asking, which say nothing of what is asked for. */
const asking = new Set('俺我咱你您他她的了吗呢啊吧呀么咋怎啥这那请问想个');
const weights = { asking: 0.1, beginning: 0.4, unknown: 0.5 };
/** What explains less than this of her words is no answer, unless a whole keyword of it stands in them. */
const leastExplained = 0.22;
const wholeKeyword = 0.8;
const sure = 0.55;
/** An entry that cannot come to more is not laid beside at all: most are not, and old phones are slow. */
const leastFits = 0.3;
/** Nobody reads on; and what is far behind the first is not meant. */
const longestList = 12;
const initialsFit = 0.6;
/** First letters say little: nearly all of them must be there. */
const leastOfInitials = 0.6;
const farBehind = 0.35;
/** What a further keyword elsewhere in her sentence adds. */
const further = 0.4;

interface Hit {
  score: number;
  isSure: boolean;
  from: number;
  to: number;
}

/**
 * The programs that somebody may mean who typed this, the likeliest first; none where nothing fits.
 *
 * What she typed is laid beside each name, keyword and sentence of a program, as two strands of sound: each unit of hers (a
 * character, a syllable in letters, the first letter of one) against each character, from "the same" over "sounds the same" and
 * "sounds the same here" to "is mistyped by one letter". The best stretch of both counts; a wrong or a missing syllable costs a little.
 * A stretch is worth more, the rarer its characters are in the catalogue, and the more it covers of the keyword (a whole keyword within a
 * sentence) and of her words (the beginning of a long name). A name is worth more than a keyword, a keyword more than the summary and
 * the department. What other keywords of the same program explain of the rest of her sentence is added. Between equals the catalogue's
 * order decides.
 */
export function findPrograms(index: ProgramIndex, typed: string): string[] {
  const best = new Map<number, number>();
  for (const units of readTyped(typed, index.known))
    for (const { program, score } of scoreReading(index, units)) best.set(program, Math.max(best.get(program) ?? 0, score));
  const scored = [...best].map(([program, score]) => ({ program, score }));
  scored.sort((one, other) => other.score - one.score || one.program - other.program);
  const first = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= first * farBehind)
    .slice(0, longestList)
    .map(({ program }) => index.ids[program]!);
}

/** What each program comes to by one reading of what she typed; only those that may be meant. */
function scoreReading(index: ProgramIndex, units: readonly TypedUnit[]): { program: number; score: number }[] {
  const likeness = units.map((unit) => likenessOf(unit, index.syllables.get(unit.text), index.letters));
  const nearest = index.letters.map(({ weight }, at) => weight * likeness.reduce((most, like) => Math.max(most, like[at]!), 0));
  const total = units.reduce((sum, unit, at) => sum + weightOf(unit, likeness[at]!, index.letters), 0);
  // Letters alone, such as dbh, say each syllable's beginning at most.
  const most = units.every(({ kind }) => kind === 'beginning') ? initialsFit : 1;
  const hits = new Map<number, Hit[]>();
  for (const entry of index.entries) {
    if (entry.letters.reduce((sum, letter) => sum + nearest[letter]!, 0) < leastFits) continue;
    const stretch = layBeside(entry, likeness, index.letters);
    if (!stretch) continue;
    const ofEntry = Math.min(1, stretch.fits / (entry.weight * most));
    const ofHers = Math.min(1, stretch.fits / (total * most));
    if (most < 1 && ofHers < leastOfInitials) continue;
    const more = Math.max(ofEntry, ofHers);
    const hit = {
      score: entry.worth * stretch.fits * (0.6 * more + 0.4 * Math.min(ofEntry, ofHers)),
      isSure: ofEntry >= wholeKeyword || stretch.fits * more >= sure,
      from: stretch.from,
      to: stretch.to,
    };
    const others = hits.get(entry.program);
    if (others) others.push(hit);
    else hits.set(entry.program, [hit]);
  }
  return [...hits]
    .map(([program, ones]) => ({ program, ...addUp(ones) }))
    .filter(({ score, isSure }) => isSure || score >= leastExplained * total * most);
}

/** How much of what she meant a unit is, by the letter it is most like. */
function weightOf(unit: TypedUnit, likeness: Float64Array, letters: readonly Letter[]): number {
  if (asking.has(unit.text)) return weights.asking;
  if (unit.kind === 'beginning') return weights.beginning;
  let nearest = 0;
  let weight = weights.unknown;
  for (let at = 0; at < likeness.length; at += 1)
    if (likeness[at]! > nearest) {
      nearest = likeness[at]!;
      weight = letters[at]!.weight;
    }
  return weight;
}

/** The best hit, and what others explain of her words where it explains nothing. */
function addUp(hits: Hit[]): { score: number; isSure: boolean } {
  const taken: Hit[] = [];
  hits.sort((one, other) => other.score - one.score);
  for (const hit of hits) if (taken.every((other) => hit.to < other.from || hit.from > other.to)) taken.push(hit);
  const [first, ...rest] = taken;
  return { score: first!.score + further * rest.reduce((sum, { score }) => sum + score, 0), isSure: hits.some(({ isSure }) => isSure) };
}
