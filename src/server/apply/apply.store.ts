import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { CitizenScope, Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** Begun by whoever comes first with this submissionId; later comers find it. */
export async function beginApplication(tx: Tx, row: Insertable<Tables['application']>): Promise<void> {
  await tx
    .insertInto('application')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'submission_id']).doNothing())
    .execute();
}

/** By the phone's id, whoever filed it; the caller compares the account before it says anything. Locked: one at a time. */
export async function lockApplication(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('application')
    .selectAll()
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .forUpdate()
    .executeTakeFirst();
}

export async function completeApplication(
  tx: Tx,
  scope: CitizenScope,
  id: string,
  change: Partial<Insertable<Tables['application']>>,
): Promise<void> {
  await tx.updateTable('application').set(change).where('county', '=', scope.county).where('id', '=', id).execute();
}

export async function isReceiptNumberTaken(tx: Tx, scope: CitizenScope, number: string): Promise<boolean> {
  const row = await tx
    .selectFrom('application')
    .select('id')
    .where('county', '=', scope.county)
    .where('receipt_number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertReceipt(tx: Tx, row: Insertable<Tables['receipt']>): Promise<void> {
  await tx.insertInto('receipt').values(row).execute();
}

export async function insertFactSet(tx: Tx, row: Insertable<Tables['fact_set']>): Promise<void> {
  await tx.insertInto('fact_set').values(row).execute();
}

export async function insertConsents(tx: Tx, rows: Insertable<Tables['consent']>[]): Promise<void> {
  // The guard reads the columns of an insert, so an empty list has nothing to show it.
  if (rows.length > 0) await tx.insertInto('consent').values(rows).execute();
}

export async function findPaperById(db: Reader, scope: CitizenScope, id: string) {
  return db.selectFrom('paper').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** False if the id was written by another request meanwhile. */
export async function insertPaper(tx: Tx, row: Insertable<Tables['paper']>): Promise<boolean> {
  const result = await tx
    .insertInto('paper')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function listPapersById(tx: Tx, scope: CitizenScope, application: string) {
  return tx
    .selectFrom('paper')
    .select(['id', 'kind', 'digest'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .execute();
}

export async function markPapersListed(tx: Tx, scope: CitizenScope, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('paper')
    .set({ listed_at: now })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}
