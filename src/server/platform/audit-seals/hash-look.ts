import { encodeFields } from './encode-fields.ts';
import { hashLeaf } from './merkle-tree.ts';

/** A row of audit with all its columns as the database writes them, in UTC. */
export type LookRow = Readonly<Record<string, string | null>>;

/** The leaf of a row at its position. Of a row that was gone before it could be sealed, `undefined`, that there was one. */
export function hashLook(position: number, look: string, row: LookRow | undefined): Buffer {
  const columns = Object.entries(row ?? { id: look }).map(([name, value]) => [`audit.${name}`, value] as const);
  return hashLeaf(encodeFields({ ...Object.fromEntries(columns), position: String(position) }));
}
