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

export function insertApplicationMembers(rows: readonly Insertable<Tables['application_member']>[]): Write {
  return (db) => db.insertInto('application_member').values([...rows]);
}

/** The words of a version are the same for everybody: whoever needs them first writes them. */
export function keepConsentTexts(rows: readonly Insertable<Tables['consent_text']>[]): Write {
  return (db) =>
    db
      .insertInto('consent_text')
      .values([...rows])
      .onConflict((conflict) => conflict.columns(['county', 'kind', 'version']).doNothing());
}

export function insertConsentRequests(rows: readonly Insertable<Tables['consent_request']>[]): Write {
  return (db) => db.insertInto('consent_request').values([...rows]);
}

/** How many requests wait for whoever has this number, by its hash in hex. */
export async function countOpenRequests(db: Reader, scope: Scope, addresses: readonly Buffer[]): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom('consent_request')
    .select((eb) => ['address_hash', eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('address_hash', 'in', [...addresses])
    .where('state', '=', 'asked')
    .groupBy('address_hash')
    .execute();
  return new Map(rows.map(({ address_hash: hash, count }) => [hash!.toString('hex'), Number(count)]));
}

export function insertSignatures(rows: readonly Insertable<Tables['signature']>[]): Write {
  return (db) => db.insertInto('signature').values([...rows]);
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

/** These photos belong to what was sent, and to this member where they are a person's. */
export function markPapersListed(scope: CitizenScope, { ids, whose }: { ids: readonly string[]; whose: string | null }, now: Date): Write {
  return (db) =>
    db
      .updateTable('paper')
      .set({ listed_at: now, whose })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids]);
}
