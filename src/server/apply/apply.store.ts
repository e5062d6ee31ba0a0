import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { CitizenScope, Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

/** The row if we are the first with this submissionId, ours alone until we commit; later comers find it. */
export async function beginApplication(tx: Tx, row: Insertable<Tables['application']>) {
  return tx
    .insertInto('application')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'submission_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
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

export function completeApplication(scope: CitizenScope, id: string, change: Partial<Insertable<Tables['application']>>): Write {
  return (db) => db.updateTable('application').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export function insertReceipt(row: Insertable<Tables['receipt']>): Write {
  return (db) => db.insertInto('receipt').values(row);
}

export function insertFactSet(row: Insertable<Tables['fact_set']>): Write {
  return (db) => db.insertInto('fact_set').values(row);
}

/** Never an empty list: the contract asks for one at least. */
export function insertConsents(rows: Insertable<Tables['consent']>[]): Write {
  return (db) => db.insertInto('consent').values(rows);
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

export function markPapersListed(scope: CitizenScope, ids: readonly string[], now: Date): Write {
  return (db) =>
    db
      .updateTable('paper')
      .set({ listed_at: now })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids]);
}
