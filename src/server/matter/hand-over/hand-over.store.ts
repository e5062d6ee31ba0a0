import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export type HandOver = NonNullable<Awaited<ReturnType<typeof findHandOver>>>;

export async function findHandOver(db: Reader, scope: StaffScope, id: string) {
  return db.selectFrom('hand_over').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** What somebody of her role wants to hand on in this matter, if she has not had an answer yet. */
export async function findOffered(db: Reader, scope: StaffScope, matter: string) {
  return withNames(db, scope).where('hand_over.matter', '=', matter).where('hand_over.state', '=', 'offered').executeTakeFirst();
}

/** Of her role, with the names of both. */
const withNames = (db: Reader, scope: StaffScope) =>
  db
    .selectFrom('hand_over')
    .innerJoin('staff as giver', (join) => join.onRef('giver.county', '=', 'hand_over.county').onRef('giver.id', '=', 'hand_over.giver'))
    .innerJoin('staff as taker', (join) => join.onRef('taker.county', '=', 'hand_over.county').onRef('taker.id', '=', 'hand_over.taker'))
    .selectAll('hand_over')
    .select(['giver.name as giverName', 'taker.name as takerName'])
    .where('hand_over.county', '=', scope.county)
    .where('hand_over.role', '=', scope.role);

export type NamedHandOver = NonNullable<Awaited<ReturnType<typeof findOffered>>>;

/** Offered to her or by her, and what came back to her since that time; the newest first. */
export async function listHandOvers(db: Reader, scope: StaffScope, cameBackSince: Date) {
  return withNames(db, scope)
    .where((eb) => {
      const offered = eb('hand_over.state', '=', 'offered');
      const cameBack = eb.and([eb('hand_over.state', '=', 'given-back'), eb('hand_over.settled_at', '>', cameBackSince)]);
      return eb.or([
        eb.and([eb('hand_over.taker', '=', scope.staff), offered]),
        eb.and([eb('hand_over.giver', '=', scope.staff), eb.or([offered, cameBack])]),
      ]);
    })
    .orderBy('hand_over.offered_at', 'desc')
    .limit(100)
    .execute();
}

export async function insertHandOver(tx: Tx, row: Insertable<Tables['hand_over']>): Promise<void> {
  await tx.insertInto('hand_over').values(row).execute();
}

/** True if it was still open. */
export async function settleHandOver(
  tx: Tx,
  scope: StaffScope,
  { id, ...change }: { id: string; state: HandOver['state']; settled_at: Date; reason_sealed: Buffer | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('hand_over')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** In office in her role, but herself. */
export async function listColleaguesOf(db: Reader, scope: StaffScope) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'places', 'id_hash'])
    .where('county', '=', scope.county)
    .where('role', '=', scope.role)
    .where('until', 'is', null)
    .where('id', '<>', scope.staff)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Keyed hashes of the ID numbers of the applicant and of whoever lives in a household of hers, or in that of the application. */
export async function listFamilyHashes(
  db: Reader,
  scope: StaffScope,
  { person, household }: { person: string; household: string | null },
): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('person')
    .select(['person.id_hash', 'person.id_hash_next'])
    .where('person.county', '=', scope.county)
    .where((eb) => {
      const households = eb
        .selectFrom('member as hers')
        .select('hers.household')
        .where('hers.county', '=', scope.county)
        .where('hers.person', '=', person)
        .where('hers.until', 'is', null);
      const livesThere = eb
        .selectFrom('member as other')
        .select('other.person')
        .where('other.county', '=', scope.county)
        .where('other.until', 'is', null)
        .where((inner) => inner.or([inner('other.household', 'in', households), inner('other.household', '=', household)]));
      return eb.or([eb('person.id', '=', person), eb('person.id', 'in', livesThere)]);
    })
    .execute();
  return rows.flatMap((row) => [row.id_hash, row.id_hash_next].filter((hash) => hash !== null));
}
