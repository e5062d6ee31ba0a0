import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { readTableLines, type TableLine } from '../../platform/spreadsheet/read-table.ts';

/** Of a file, its header not counted. */
export const mostLines = 100_000;

/** The lines of a CSV or XLSX file, or `file-unreadable` in words. */
export async function readLines(bytes: Uint8Array): Promise<TableLine[]> {
  const read = await readTableLines(bytes, mostLines);
  if (!read.ok) throw new Problem('file-unreadable', { text: read.why });
  return read.lines;
}

/** A register of liaisons holds names and numbers, so no file of places lies open. */
export function sealFile(house: House, scope: StaffScope, id: string, bytes: Uint8Array): Buffer {
  return house.vault.seal(house.vault.key(scope.county, 'people'), placeOf(scope, id), bytes);
}

export async function openFile(house: House, scope: StaffScope, { id, file }: { id: string; file: string }): Promise<Buffer> {
  return house.vault.openBytes(house.vault.key(scope.county, 'people'), placeOf(scope, id), await house.files.read(file));
}

function placeOf({ county }: StaffScope, row: string) {
  return { column: 'places_file.file', county, row };
}
