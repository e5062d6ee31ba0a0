import { closingSteps } from '../../rules/closing.ts';
import { windowSteps } from '../../rules/window-events.ts';
import type { Procedure } from '../../rules/procedure.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** With the steps that every matter may come to, whatever its procedure. */
export const withWindow = (data: Procedure): Procedure => ({ ...data, steps: { ...data.steps, ...windowSteps, ...closingSteps } });

/** What stands in these versions; in one statement however many. */
export async function listProcedures(db: Reader, scope: Scope, versions: readonly { id: string; version: number }[]): Promise<Procedure[]> {
  if (versions.length === 0) return [];
  const rows = await db
    .selectFrom('procedure')
    .select('data')
    .where('county', '=', scope.county)
    .where((eb) => eb.or(versions.map(({ id, version }) => eb.and([eb('id', '=', id), eb('version', '=', version)]))))
    .execute();
  return rows.map(({ data }) => withWindow(data as Procedure));
}

export async function listNewestProcedures(db: Reader, scope: Scope, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('procedure')
    .select((eb) => ['id', eb.fn.max('version').as('version')])
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .groupBy('id')
    .execute();
}
