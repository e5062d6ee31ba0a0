import type { Procedure } from '../../rules/procedure.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { listNewestProcedures, listProcedures } from './procedure.store.ts';

const kept = new WeakMap<Database, Map<string, Procedure>>();
/** Each practice village brings its own; whatever is thrown out is read again. */
const most = 500;

/** The newest version of each, by its id. What stands in a version never changes: it is read and parsed once, and afterwards asked for by its number. */
export async function findProcedures(house: House, tx: Tx, scope: Scope, ids: readonly string[]): Promise<Map<string, Procedure>> {
  const known = kept.get(house.db) ?? new Map<string, Procedure>();
  kept.set(house.db, known);
  const newest = await listNewestProcedures(tx, scope, ids);
  const nameOf = ({ id, version }: { id: string; version: number }) => `${scope.county}|${id}|${version}`;
  const unread = newest.filter((one) => !known.has(nameOf(one)));
  const read = new Map((await listProcedures(tx, scope, unread)).map((one) => [nameOf(one), one]));
  const found = new Map(newest.map((one) => [one.id, (known.get(nameOf(one)) ?? read.get(nameOf(one)))!]));
  if (known.size + read.size > most) known.clear();
  for (const [name, procedure] of read) known.set(name, procedure);
  return found;
}
