import { findAboutPeople } from './find-about-people.ts';
import { findMarks } from './find-marks.ts';
import { findNumbers, type Found } from './find-numbers.ts';
import type { Leak } from './finding.ts';
import { readPlainSigns, type PlainSigns } from './plain-signs.ts';

/**
 * What may not be public in this text: each place with its kind and its words, in the order of the text. Nothing found: an empty list.
 * It errs towards refusing. `known`: numbers and addresses that the county itself has published (hotline, bodies, stations).
 */
export function checkPublicText(text: string, known: readonly string[] = []): Leak[] {
  const signs = readPlainSigns(text);
  const joined = joinLoneSigns(signs);
  const found = [
    ...inText(signs, findNumbers(signs.plain, known)),
    ...inText(signs, findMarks(signs.plain, known)),
    ...inText(signs, findAboutPeople(signs.plain)),
    ...(joined ? inText(joined, [...findMarks(joined.plain, known), ...findAboutPeople(joined.plain)]) : []),
  ];
  return withoutRepeats(found).map(({ kind, from, to }) => ({ kind, at: from, end: to, words: text.slice(from, to) }));
}

/** From indices of the plain signs to those of the text itself. */
function inText({ at }: PlainSigns, found: readonly Found[]): Found[] {
  return found.map(({ kind, from, to }) => ({ kind, from: at[from]!, to: at[to]! }));
}

/** One kind at one place once: what overlaps is one. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const last = new Map<string, Found>();
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const before = last.get(one.kind);
    if (before && one.from < before.to) {
      before.to = Math.max(before.to, one.to);
      continue;
    }
    const own = { ...one };
    kept.push(own);
    last.set(one.kind, own);
  }
  return kept;
}

/** 王 秀 英 患 胃 癌: characters that stand alone between spaces are one word. Nothing to join: undefined. */
function joinLoneSigns({ plain, at }: PlainSigns): PlainSigns | undefined {
  let joined = '';
  const joinedAt: number[] = [];
  let from = 0;
  for (const match of plain.matchAll(/(?<=[\u4e00-\u9fff])[ \t\u3000·.\-_]{1,4}(?=[\u4e00-\u9fff])/g)) {
    const end = match.index + match[0].length;
    if (!isAlone(plain, match.index - 1) && !isAlone(plain, end)) continue;
    joined += plain.slice(from, match.index);
    for (let index = from; index < match.index; index += 1) joinedAt.push(at[index]!);
    from = end;
  }
  if (from === 0) return undefined;
  for (let index = from; index <= plain.length; index += 1) joinedAt.push(at[index]!);
  return { plain: joined + plain.slice(from), at: joinedAt };
}

const isHan = (sign: string | undefined) => sign !== undefined && sign >= '\u4e00' && sign <= '\u9fff';

function isAlone(plain: string, at: number): boolean {
  return !isHan(plain[at - 1]) || !isHan(plain[at + 1]);
}
