import type { TableLine } from '../../platform/spreadsheet/read-table.ts';

/** The lines below the header, by the fields that are known. */
export interface FieldLine<Field extends string> {
  line: number;
  fault?: string;
  /** Trimmed; '' where the cell is empty, nothing where there is no such column. */
  cells: Partial<Record<Field, string>>;
}

export type Columns<Field extends string> = { ok: true; lines: FieldLine<Field>[]; unused: string[] } | { ok: false; why: string };

/** Above the header of a county's own list often stands its title. */
const headerWithin = 5;

/**
 * Finds the header by names that county offices use for a field; spaces, brackets and strokes in them do not count. Columns that nobody
 * knows are told, not used. `needed`: without them it is another table.
 */
export function findColumns<Field extends string>(
  lines: readonly TableLine[],
  names: Readonly<Record<Field, readonly string[]>>,
  needed: readonly (readonly NoInfer<Field>[])[],
): Columns<Field> {
  const byName = new Map<string, Field>();
  for (const field of Object.keys(names) as Field[]) for (const name of names[field]) byName.set(plain(name), field);
  const fieldsOf = ({ cells }: TableLine) => cells.map((cell) => byName.get(plain(cell)));
  const serves = (line: TableLine) => needed.every((either) => either.some((field) => fieldsOf(line).includes(field)));
  const at = lines.slice(0, headerWithin).findIndex(serves);
  if (at < 0) return { ok: false, why: `没找到表头。要有这几列：${needed.map(([field]) => names[field!][0]).join('、')}。` };
  const header = lines[at]!;
  const fields = fieldsOf(header);
  const twice = fields.findIndex((field, column) => field !== undefined && fields.indexOf(field) !== column);
  if (twice >= 0) {
    const first = header.cells[fields.indexOf(fields[twice])]!;
    return { ok: false, why: `“${first.trim()}”和“${header.cells[twice]!.trim()}”两列说的是一样的，请只留一列。` };
  }
  const unused = header.cells.filter((cell, column) => cell.trim() !== '' && fields[column] === undefined).map((cell) => cell.trim());
  return {
    ok: true,
    unused,
    lines: lines.slice(at + 1).map(({ line, cells, fault }) => ({
      line,
      ...(fault === undefined ? {} : { fault }),
      cells: Object.fromEntries(
        fields.flatMap((field, column) => (field ? [[field, (cells[column] ?? '').trim()]] : [])),
      ) as FieldLine<Field>['cells'],
    })),
  };
}

function plain(name: string): string {
  return name.replace(/[\s（）()、/／_：:*＊\ufeff'"“”-]/g, '').toLowerCase();
}

/** A number as it was typed: full-width figures, spaces and the apostrophe of a text cell do not count. */
export function figuresOf(cell: string | undefined): string {
  return (cell ?? '').normalize('NFKC').replace(/[\s']/g, '');
}
