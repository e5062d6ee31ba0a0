import { displayTownName, faultOfName } from '../../../rules/place-name.ts';
import type { PlacesLine } from './places-columns.ts';
import type { KnownPlace } from './places-plan.ts';
import { Settlement, type Claim } from './settle-claims.ts';

export interface TownAfter {
  key: string;
  number: string;
  name: string;
  raw: string;
}

export interface JudgedTowns {
  claims: Claim[];
  /** Claims that no line makes by itself: villages name a town that is new, or called or numbered otherwise. */
  implied: Claim[];
  byNumber: Map<string, TownAfter>;
  byName: Map<string, TownAfter>;
  /** Why the villages of this number of a town are refused. */
  refused: Map<string, string>;
}

interface Given {
  /** Of towns, and of villages that are to stay; nothing that is refused already. */
  townLines: readonly PlacesLine[];
  villageLines: readonly PlacesLine[];
  towns: readonly KnownPlace[];
  villageByNumber: ReadonlyMap<string, KnownPlace>;
  countyId: string;
  /** Numbers the county may begin with. */
  counties: ReadonlySet<string>;
}

/** The towns after the file. Ends are judged later, when it is known whether a village is left in one; until then such a town keeps its name. */
export function judgeTowns({ townLines, villageLines, towns, villageByNumber, countyId, counties }: Given): JudgedTowns {
  const living = towns.filter(({ until }) => until === null);
  const byOldNumber = new Map(living.map((town) => [town.divisionCode, town]));
  const taken = new Set<string>();
  const claimOf = (line: PlacesLine, subject: KnownPlace | undefined, number: string, raw: string): Claim => {
    const name = subject?.rawName === raw ? subject.name : displayTownName(raw);
    return { line, subject, key: subject?.id ?? `new:${number}`, number, raw, name, parent: countyId };
  };
  const claims = townLines.map((line) => {
    const subject = (line.oldCode && byOldNumber.get(line.oldCode)) || byOldNumber.get(line.code);
    const claim = claimOf(
      line,
      subject,
      line.act === 'keep' ? line.code : (subject?.divisionCode ?? line.code),
      (line.act === 'keep' && line.name) || (subject?.rawName ?? ''),
    );
    const why = faultOfTown(claim, counties);
    if (subject && taken.has(subject.id)) claim.refused = '这个乡镇前面已经有一行';
    else if (why) claim.refused = why;
    else if (subject) taken.add(subject.id);
    return claim;
  });
  const told = new Set(claims.filter(({ refused }) => refused === undefined).map(({ number }) => number));
  const refused = new Map<string, string>();
  const implied: Claim[] = [];
  for (const [number, [line, ...others]] of Map.groupBy(villageLines, ({ townCode }) => townCode)) {
    if (!line || number === '' || told.has(number)) continue;
    const there = byOldNumber.get(number);
    const named = [line, ...others].find(({ townName }) => townName !== '');
    if (!named || (there && [there.name, there.rawName].includes(named.townName))) {
      if (!there) refused.set(number, `没有编码是${number.slice(0, 20)}的乡镇。新乡镇要写上名称`);
      continue;
    }
    const subject = there ?? renumbered(named, [line, ...others], { living, villageByNumber, told: taken });
    const claim = claimOf(named, subject, number, named.townName);
    const why = faultOfTown(claim, counties);
    if (why) {
      if (!there) refused.set(number, why);
      continue;
    }
    if (subject) taken.add(subject.id);
    implied.push(claim);
  }
  const settlement = new Settlement();
  for (const town of living) if (!taken.has(town.id)) settlement.keep(town);
  for (const claim of [...claims, ...implied]) if (claim.refused === undefined) settlement.ask(claim);
  for (const { number, refused: why } of implied) if (why !== undefined && !byOldNumber.has(number)) refused.set(number, why);
  const after = [...settlement.numbers.values()];
  return {
    claims,
    implied: implied.filter((one) => one.refused === undefined),
    refused,
    byNumber: new Map(after.map((town) => [town.number, town])),
    byName: new Map(after.flatMap((town) => [town.raw, town.name].map((name) => [name, town] as const))),
  };
}

/** A town of the same name under a new number, if the villages come out of it. */
function renumbered(
  named: PlacesLine,
  lines: readonly PlacesLine[],
  {
    living,
    villageByNumber,
    told,
  }: { living: readonly KnownPlace[]; villageByNumber: ReadonlyMap<string, KnownPlace>; told: ReadonlySet<string> },
): KnownPlace | undefined {
  const town = living.find(({ name, rawName }) => [name, rawName].includes(named.townName) || name === displayTownName(named.townName));
  if (!town || told.has(town.id)) return undefined;
  return lines.some(({ oldCode }) => villageByNumber.get(oldCode)?.parent === town.id) ? town : undefined;
}

function faultOfTown({ line, subject, number, raw }: Claim, counties: ReadonlySet<string>): string | undefined {
  if (line.kind === 'town' && line.act !== 'keep' && !subject) return '今天没有这个编码的乡镇';
  if (line.kind === 'town' && line.oldCode && !subject) return '今天没有这个原编码的乡镇';
  if (!/^\d{9}$/.test(number)) return `乡镇编码要9位数字，这里是“${number.slice(0, 20)}”`;
  if (!subject && !counties.has(number.slice(0, 6))) return '乡镇编码不是这个县的';
  if (subject && subject.rawName === raw) return undefined;
  return faultOfName(raw)?.replace('名称', '乡镇名称');
}
