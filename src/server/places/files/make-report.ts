import { createHash } from 'node:crypto';
import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import { verdicts, type Judged, type ReportRow } from './report-row.ts';

/** As it is kept beside the file. */
export interface KeptReport {
  counts: Record<string, number>;
  rows: ReportRow[];
  rowsLeftOut: number;
}

const mostShown = 2000;

/**
 * What a person reads of it, refused lines first; `digest` is of all of it, also of what is not shown and of what would be written.
 * `implied` counts towns and the county where no line names them by itself.
 */
export function makeReport(kind: PlacesFileKind, { rows, plan }: Judged<unknown>): KeptReport & { digest: string } {
  const counts: Record<string, number> = {};
  for (const { line, verdict } of rows) {
    const counted = line === 0 && verdict !== 'not-mentioned' ? 'implied' : verdict;
    counts[counted] = (counts[counted] ?? 0) + 1;
  }
  const told = rows.filter(({ verdict }) => verdict !== 'same');
  const shown = told.toSorted((a, b) => rankOf(a) - rankOf(b) || a.line - b.line).slice(0, mostShown);
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, rows, plan]))
    .digest('hex');
  return { counts, rows: shown, rowsLeftOut: told.length - shown.length, digest };
}

function rankOf({ verdict }: ReportRow): number {
  return verdict === 'refused' || verdict === 'not-mentioned' ? verdicts.indexOf(verdict) : 1;
}
