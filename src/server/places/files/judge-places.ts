import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { faultOfCounty, judgeCounty } from './judge-county.ts';
import { judgeTowns } from './judge-towns.ts';
import { judgeVillages } from './judge-villages.ts';
import { readPlacesLines, type PlacesLine } from './places-columns.ts';
import type { KnownCounty, KnownPlace, PlacesPlan } from './places-plan.ts';
import type { Judged } from './report-row.ts';
import { aliasRows, notMentionedRows, townRows, villageRow } from './tell-places.ts';

export interface PlacesGiven {
  lines: readonly TableLine[];
  county: KnownCounty;
  /** All of the county, also what is none any more. */
  places: readonly KnownPlace[];
  /** Village of each registered older code, of whichever county. */
  aliases: ReadonlyMap<string, string>;
  readAlias: (text: string) => { alias: string } | { refused: string };
  /** Whether the poster's fonts have a character. */
  covers: (codePoint: number) => boolean;
}

/**
 * What a file of places would change, line by line. Pure: the same file on the same places says the same, so that whoever confirms
 * confirms what she read. A place ends by a line that says so, never by not being in a file.
 */
export function judgePlaces({ lines, county, places, aliases, readAlias, covers }: PlacesGiven): Judged<PlacesPlan> | { why: string } {
  const read = readPlacesLines(lines);
  if (!read.ok) return { why: read.why };
  const villages = places.filter(({ kind }) => kind === 'village');
  const towns = places.filter(({ kind }) => kind === 'town');
  const livingByNumber = (of: readonly KnownPlace[]) =>
    new Map(of.filter(({ until }) => until === null).map((one) => [one.divisionCode, one]));
  const villageByNumber = livingByNumber(villages);
  const townByNumber = livingByNumber(towns);
  const ofCounty = judgeCounty(read.lines, county, villageByNumber);
  const fault = (line: PlacesLine) =>
    line.fault ?? faultOfCounty(line, { county, counties: ofCounty.numbers, villageByNumber, townByNumber });
  const faults = new Map(read.lines.map((line) => [line.line, fault(line)]));
  const sound = (kind: PlacesLine['kind']) => read.lines.filter((line) => line.kind === kind && faults.get(line.line) === undefined);
  const villageLines = sound('village');
  const judgedTowns = judgeTowns({
    townLines: sound('town'),
    villageLines: villageLines.filter(({ act }) => act === 'keep'),
    towns,
    villageByNumber,
    countyId: county.id,
    counties: ofCounty.numbers,
  });
  const judged = judgeVillages({ lines: villageLines, villages, villageByNumber, towns: judgedTowns, covers });
  const townNames = new Map([...judgedTowns.byNumber.values()].map(({ key, name }) => [key, name]));
  for (const { id, name } of towns) if (!townNames.has(id)) townNames.set(id, name);
  const toldVillages = judged.map((one) => villageRow(one, { townNames, readAlias }));
  const toldTowns = townRows(judgedTowns, judged, { towns, villages });
  const refused = read.lines.flatMap(({ line, code, name, kind }) => {
    const why = faults.get(line);
    return why === undefined || kind === 'county' ? [] : [{ line, code, name: name ?? '', verdict: 'refused' as const, text: why }];
  });
  const told = aliasRows(toldVillages, aliases);
  const rows = [
    ...ofCounty.rows,
    ...toldTowns.rows,
    ...refused,
    ...told.rows,
    ...notMentionedRows(places, { judged, judgedTowns, county }),
  ].toSorted((a, b) => a.line - b.line);
  return {
    rows,
    plan: {
      county: ofCounty.changes,
      steps: [...ofCounty.steps, ...toldTowns.steps, ...told.steps],
      aliases: told.aliases,
    },
  };
}
