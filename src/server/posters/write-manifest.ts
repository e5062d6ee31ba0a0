import { basename } from 'node:path';
import Papa from 'papaparse';
import type { ManifestRow } from './poster-order.ts';

const header = ['村码', '村编号', '村', '镇街', '第几页', '文件', 'SHA-256'];

/** Which village's code stands on which page, as CSV that no program of tables takes for a formula. */
export function writeManifest(rows: readonly ManifestRow[]): string {
  const lines = rows.map(({ id, number, village, town, page, file, checksum }) => [
    id,
    number,
    village,
    town,
    String(page),
    basename(file),
    checksum,
  ]);
  return `\ufeff${Papa.unparse([header, ...lines], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
