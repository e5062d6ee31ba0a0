import { displayName, faultOfVillageName, findUncovered } from '../../../rules/place-name.ts';
import type { JudgedTowns, TownAfter } from './judge-towns.ts';
import type { PlacesLine } from './places-columns.ts';
import type { KnownPlace } from './places-plan.ts';
import { Settlement, type Claim, type Holder } from './settle-claims.ts';

interface Given {
  lines: readonly PlacesLine[];
  villages: readonly KnownPlace[];
  villageByNumber: ReadonlyMap<string, KnownPlace>;
  towns: JudgedTowns;
  /** Whether the poster's fonts have this character. */
  covers: (codePoint: number) => boolean;
}

export interface JudgedVillage {
  claim: Claim;
  /** What a merged one becomes part of, after the file. */
  into: Holder | undefined;
}

/** Every line of a village with what it makes of it, or why not. */
export function judgeVillages({ lines, villages, villageByNumber, towns, covers }: Given): JudgedVillage[] {
  const living = villages.filter(({ until }) => until === null);
  const gone = Map.groupBy(
    villages.filter(({ until }) => until !== null),
    ({ divisionCode }) => divisionCode,
  );
  const townsByKey = new Map([...towns.byNumber.values()].map((town) => [town.key, town]));
  const taken = new Map<string, number>();
  const claims = lines.map((line) => {
    const subject = subjectOf(line, villageByNumber);
    const claim = claimOf(line, subject);
    const before = typeof subject === 'string' ? findEnded(line, gone.get(line.code) ?? [], villageByNumber) : undefined;
    if (before) return Object.assign(claim, { done: 'before' as const, name: before.name });
    const town = typeof subject === 'string' ? undefined : findTown(line, subject, towns, townsByKey);
    const why =
      (typeof subject === 'string' ? subject : undefined) ??
      faultOfSubject(line, claim.subject, taken, gone) ??
      (line.act === 'keep' && typeof town === 'string' ? town : undefined) ??
      (line.act === 'keep' && claim.raw !== claim.subject?.rawName ? faultOfNewName(claim.raw, covers) : undefined);
    if (why === undefined && claim.subject) taken.set(claim.subject.id, line.line);
    if (town && typeof town !== 'string') claim.parent = town.key;
    if (why !== undefined) claim.refused = why;
    return claim;
  });
  const merges = Map.groupBy(
    claims.filter(({ line, refused, done }) => line.act === 'merge' && refused === undefined && !done),
    ({ line }) => line.into,
  );
  const settlement = new Settlement((_claim, freed) => refuseLost(freed));
  const refuseLost = (number: string) => {
    for (const merge of merges.get(number) ?? [])
      if (!settlement.numbers.has(number)) settlement.refuse(merge, '要并入的村没有，或者这个文件里它自己也没了');
  };
  for (const village of living) if (!taken.has(village.id)) settlement.keep(village);
  for (const claim of claims) if (claim.refused === undefined && claim.line.act === 'keep') settlement.ask(claim);
  for (const number of merges.keys()) refuseLost(number);
  return claims.map((claim) => ({
    claim,
    into: claim.line.act === 'merge' && claim.refused === undefined ? settlement.numbers.get(claim.line.into) : undefined,
  }));
}

/** The village a line speaks of; nothing for a new one, words where it names one that is not. */
function subjectOf({ act, code, oldCode }: PlacesLine, byNumber: ReadonlyMap<string, KnownPlace>): KnownPlace | string | undefined {
  if (oldCode && oldCode !== code) {
    const old = byNumber.get(oldCode);
    // A file that was confirmed already speaks of it by the number it has now.
    return old ?? byNumber.get(code) ?? `今天没有原编码是${oldCode.slice(0, 20)}的村`;
  }
  return byNumber.get(code) ?? (act === 'keep' ? undefined : '今天没有这个编码的村');
}

/** The village that an earlier file ended just as this line says: the same file again changes nothing. */
function findEnded(
  { act, into }: PlacesLine,
  gone: readonly KnownPlace[],
  byNumber: ReadonlyMap<string, KnownPlace>,
): KnownPlace | undefined {
  if (act === 'end') return gone.find(({ mergedInto }) => mergedInto === null);
  return act === 'merge' ? gone.find(({ mergedInto }) => mergedInto !== null && mergedInto === byNumber.get(into)?.id) : undefined;
}

function claimOf(line: PlacesLine, found: KnownPlace | string | undefined): Claim {
  const subject = typeof found === 'string' ? undefined : found;
  const raw = line.name || (subject?.rawName ?? '');
  const name = subject && (subject.rawName === raw || subject.name === raw) ? subject.name : displayName(raw);
  const keptRaw = subject?.name === raw ? subject.rawName : raw;
  return { line, subject, key: subject?.id ?? `new:${line.code}`, number: line.code, raw: keptRaw, name, parent: subject?.parent ?? '' };
}

function faultOfSubject(
  line: PlacesLine,
  subject: KnownPlace | undefined,
  taken: ReadonlyMap<string, number>,
  gone: ReadonlyMap<string, KnownPlace[]>,
): string | undefined {
  if (!subject) {
    // An older list would bring it back to life.
    const before = gone.get(line.code)?.find(({ name, rawName }) => line.name === rawName || line.name === name);
    return before && `${before.name}已经${before.mergedInto ? '并入别的村' : '撤销'}了，不能再写进来`;
  }
  const earlier = taken.get(subject.id);
  if (earlier !== undefined) return `${subject.name}在第${earlier}行已经写过`;
  if (line.act === 'keep') return undefined;
  const name = line.name ?? '';
  if (name !== '' && name !== subject.name && name !== subject.rawName) return `这个编码是${subject.name}的，写的是“${name.slice(0, 20)}”`;
  if (line.act === 'end') return undefined;
  if (line.into === '') return '没有写并入哪个村（并入编码）';
  return line.into === subject.divisionCode ? '不能并入它自己' : undefined;
}

function faultOfNewName(raw: string, covers: Given['covers']): string | undefined {
  const fault = faultOfVillageName(raw);
  if (fault) return fault;
  const missing = findUncovered(displayName(raw), covers);
  return missing && `名称里的${missing}字库里没有，印不出来`;
}

/** The town that a line puts its village in, or why it is in none. */
function findTown(
  line: PlacesLine,
  subject: KnownPlace | undefined,
  towns: JudgedTowns,
  byKey: ReadonlyMap<string, TownAfter>,
): TownAfter | string | undefined {
  const { code, townCode, townName } = line;
  if (townCode !== '') {
    const town = towns.byNumber.get(townCode);
    if (!town) return towns.refused.get(townCode) ?? `没有编码是${townCode.slice(0, 20)}的乡镇`;
    if (townName === '' || [town.raw, town.name].includes(townName)) return town;
    return `${townCode}是${town.name}，这行写的是“${townName.slice(0, 20)}”`;
  }
  const home = subject?.parent ? byKey.get(subject.parent) : undefined;
  if (townName !== '') {
    const town = towns.byName.get(townName);
    if (!town) return `没有“${townName.slice(0, 20)}”这个乡镇。新乡镇要写上编码`;
    if (town.key === home?.key || code.startsWith(town.number)) return town;
    return `编码不是${town.name}的（${town.number}开头）。真属它的话，请写上乡镇编码`;
  }
  if (home && code === subject?.divisionCode) return home;
  return towns.byNumber.get(code.slice(0, 9)) ?? `没有编码是${code.slice(0, 9)}的乡镇`;
}
