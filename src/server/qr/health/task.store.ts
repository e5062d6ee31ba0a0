import type { Insertable } from 'kysely';
import type { CodeTaskOutcome } from '../../../rules/code-kinds.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { PlaceTables } from '../../platform/place-tables.ts';
import type { Scope } from '../../platform/scope.ts';

type TaskKind = PlaceTables['code_task']['kind'];

const shown = ['id', 'village', 'code', 'kind', 'reports', 'opened_at'] as const;

/** All that are open in the county, oldest first; there is at most one a code. */
export async function listOpenTasks(db: Reader, scope: Scope) {
  return db
    .selectFrom('code_task')
    .select(shown)
    .where('county', '=', scope.county)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

/** Opens the task of a code or counts one more in the one that is open; `kindNow`: what that one is about from now on. */
export async function openOrAddTo(
  tx: Tx,
  scope: Scope,
  task: { id: string; village: string; code: string; kind: TaskKind; now: Date; kindNow?: TaskKind | undefined },
): Promise<void> {
  const { id, village, code, kind, now, kindNow } = task;
  await tx
    .insertInto('code_task')
    .values({ ...newTask(scope, now), id, village, code, kind, reports: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'code'])
        .where('closed_at', 'is', null)
        .doUpdateSet((eb) => ({
          reports: eb('code_task.reports', '+', 1),
          last_report_at: now,
          ...(kindNow ? { kind: kindNow } : {}),
        })),
    )
    .execute();
}

/** False if it was opened before, or the one before it is still open. */
export async function openGuessTask(
  db: Reader,
  scope: Scope,
  { id, village, count, now }: { id: string; village: string; count: number; now: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('code_task')
    .values({ ...newTask(scope, now), id, village, code: village, kind: 'guessed', reports: count })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function raiseGuessCount(
  db: Reader,
  scope: Scope,
  { id, count, now }: { id: string; count: number; now: Date },
): Promise<void> {
  await db
    .updateTable('code_task')
    .set({ reports: count, last_report_at: now })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('reports', '<', count)
    .execute();
}

/** Villages whose number was tried with this many wrong tags on one day or more. */
export async function listGuessedVillages(db: Reader, scope: Scope, { from, least }: { from: string; least: number }) {
  return db
    .selectFrom('scan_day')
    .select(['village', 'day', 'count'])
    .where('county', '=', scope.county)
    .where('day', '>=', from)
    .where('way', '=', 'wrong-tag')
    .where('count', '>=', String(least))
    .execute();
}

export async function findTask(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('code_task').select(shown).where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** False if it is closed already. */
export async function closeTask(
  tx: Tx,
  scope: Scope,
  { id, outcome, by, now }: { id: string; outcome: CodeTaskOutcome; by: string; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('code_task')
    .set({ closed_at: now, closed_by: by, outcome })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findOutcome(db: Reader, scope: Scope, id: string): Promise<CodeTaskOutcome | undefined> {
  const row = await db.selectFrom('code_task').select('outcome').where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
  return row?.outcome ?? undefined;
}

function newTask(scope: Scope, now: Date): Omit<Insertable<PlaceTables['code_task']>, 'id' | 'village' | 'code' | 'kind' | 'reports'> {
  return { county: scope.county, opened_at: now, last_report_at: now, closed_at: null, closed_by: null, outcome: null };
}
