import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import { readNewAlias } from '../../../rules/code-alias.ts';
import { dayOf } from '../../../rules/day.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { listAliases } from '../places.store.ts';
import { listAllLiaisons, listAllStations, listKnownPlaces, readKnownCounty } from './files.store.ts';
import { judgeLiaisons } from './judge-liaisons.ts';
import { judgePlaces } from './judge-places.ts';
import { judgeStations } from './judge-stations.ts';
import type { KnownCounty } from './places-plan.ts';
import { makeReport, type KeptReport } from './make-report.ts';
import type { ReportRow } from './report-row.ts';
import { writeLiaisons } from './write-liaisons.ts';
import { writePlaces } from './write-places.ts';
import { writeStations } from './write-stations.ts';

/** Whether the posters' fonts have a character. */
export type Covers = (codePoint: number) => boolean;

export interface JudgedFile {
  report: KeptReport & { digest: string };
  /** Of all lines. */
  rows: ReportRow[];
  /** Does what the report says. `file`: the row it came in by. */
  write(tx: Tx, file: string | undefined): Promise<void>;
}

interface ToJudge {
  kind: PlacesFileKind;
  lines: readonly TableLine[];
  covers: Covers;
  /** One that has no row yet: a file of places makes it. */
  newCounty?: KnownCounty | undefined;
}

/** Judges the lines of a file on what the county has now; `file-unreadable` where they are of another kind. */
export async function judgeFile(house: House, db: Reader, scope: Scope, { kind, lines, covers, newCounty }: ToJudge): Promise<JudgedFile> {
  const places = await listKnownPlaces(db, scope);
  const invented = house.settings.deployment === 'demo';
  if (kind === 'stations') {
    const stations = await listAllStations(db, scope);
    const judged = orRefuse(judgeStations({ lines, places, stations, invented }));
    return { report: makeReport(kind, judged), rows: judged.rows, write: (tx) => writeStations(house, tx, scope, judged.plan) };
  }
  if (kind === 'liaisons') {
    const liaisons = await listAllLiaisons(db, scope);
    const judged = orRefuse(judgeLiaisons({ lines, places, liaisons, today: dayOf(house.clock.now()), invented }));
    return { report: makeReport(kind, judged), rows: judged.rows, write: (tx) => writeLiaisons(house, tx, scope, judged.plan) };
  }
  const county = newCounty ?? (await readKnownCounty(db, scope));
  const aliases = new Map((await listAliases(db)).map(({ alias, village }) => [alias, village]));
  const readAlias = (text: string) => readNewAlias(text, house.settings.origin);
  const judged = orRefuse(judgePlaces({ lines, county, places, aliases, readAlias, covers }));
  return {
    report: makeReport(kind, judged),
    rows: judged.rows,
    write: (tx, file) => writePlaces(house, tx, scope, { plan: judged.plan, file }),
  };
}

function orRefuse<T extends object>(judged: T | { why: string }): T {
  if ('why' in judged) throw new Problem('file-unreadable', { text: judged.why });
  return judged;
}
