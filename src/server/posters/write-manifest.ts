import { writeCsv } from '../platform/spreadsheet/write-csv.ts';
import type { ManifestRow } from './poster-order.ts';

const header = ['村码', '村编号', '村', '镇街', '第几页', '文件', 'SHA-256'];

/** Which village's code stands on which page, as CSV. `basis` names what it was made from (`batch/basis-of.ts`). */
export function writeManifest(rows: readonly ManifestRow[], basis?: string): string {
  const more = basis === undefined ? [] : [basis];
  const lines = rows.map(({ id, number, village, town, page, file, checksum }) =>
    [id, number, village, town, String(page), file, checksum].concat(more),
  );
  return writeCsv(basis === undefined ? header : [...header, '依据'], lines).toString();
}
