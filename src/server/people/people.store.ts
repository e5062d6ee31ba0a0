import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';
import { keptPlan } from '../platform/kept-plan.ts';

/** The person with this ID number, her households, and who lives in them today; nobody, where the county knows no such person. */
export async function listHouseholdsByIdHash(db: Reader, scope: Scope, idHash: Buffer) {
  return db
    .selectFrom('person')
    .leftJoin('member as hers', (join) =>
      join.onRef('hers.county', '=', 'person.county').onRef('hers.person', '=', 'person.id').on('hers.until', 'is', null),
    )
    .leftJoin('member as other', (join) =>
      join.onRef('other.county', '=', 'hers.county').onRef('other.household', '=', 'hers.household').on('other.until', 'is', null),
    )
    .select(['person.id', 'hers.household', 'other.person as other'])
    .modifyFront(keptPlan)
    .where('person.county', '=', scope.county)
    .where((eb) => eb.or([eb('person.id_hash', '=', idHash), eb('person.id_hash_next', '=', idHash)]))
    .execute();
}

/** In the place of a hash where nobody knows the number. */
const unknown = Buffer.alloc(0);

/** Ids of those that nobody wrote before. In the order of their hashes, so that two who write the same people at once wait and do not clash. */
export async function insertPersons(tx: Tx, rows: readonly Insertable<Tables['person']>[]): Promise<ReadonlySet<string>> {
  const inserted = await tx
    .insertInto('person')
    .values(rows.toSorted((one, other) => Buffer.compare(one.id_hash ?? unknown, other.id_hash ?? unknown)))
    .onConflict((conflict) => conflict.columns(['county', 'id_hash']).doNothing())
    .returning('id')
    .execute();
  return new Set(inserted.map(({ id }) => id));
}

export async function listPersonsByIdHash(db: Reader, scope: Scope, hashes: readonly Buffer[]) {
  return db
    .selectFrom('person')
    .select(['id', 'id_hash', 'id_hash_next'])
    .where('county', '=', scope.county)
    .where((eb) => eb.or([eb('id_hash', 'in', [...hashes]), eb('id_hash_next', 'in', [...hashes])]))
    .execute();
}

/** The numbers that stand for a person, the last verified first. */
export async function listNumbersOf(db: Reader, scope: Scope, person: string) {
  return db
    .selectFrom('contact')
    .select(['id', 'address_hash', 'whose', 'verified_at', 'stale_at', 'opted_out_at'])
    .where('county', '=', scope.county)
    .where('person', '=', person)
    .where('channel', '=', 'sms')
    .orderBy('verified_at', (by) => by.desc().nullsLast())
    .execute();
}

/** A number of her own that was verified, the newest; not the one of `account`, where that is said. */
export async function findOwnContact(
  db: Reader,
  scope: Scope,
  { person, notOf }: { person: string; notOf?: string | null },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('contact')
    .select('contact.id')
    .where('contact.county', '=', scope.county)
    .where('contact.person', '=', person)
    .where('contact.channel', '=', 'sms')
    .where('contact.whose', '=', 'self')
    .where('contact.verified_at', 'is not', null)
    .where('contact.stale_at', 'is', null)
    .where('contact.opted_out_at', 'is', null)
    .$if(Boolean(notOf), (all) =>
      all.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('account')
              .select('account.id')
              .where('account.id', '=', notOf!)
              .whereRef('account.address_hash', '=', 'contact.address_hash'),
          ),
        ),
      ),
    )
    .orderBy('contact.verified_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** For how many persons the number of this account stands, counted no further than `most`. */
export async function countPersonsOfNumber(
  db: Reader,
  scope: Scope,
  { account, most }: { account: string; most: number },
): Promise<number> {
  const rows = await db
    .selectFrom('contact')
    .innerJoin('account', 'account.address_hash', 'contact.address_hash')
    .select('contact.person')
    .distinct()
    .where('contact.county', '=', scope.county)
    .where('contact.channel', '=', 'sms')
    .where('account.id', '=', account)
    .limit(most)
    .execute();
  return rows.length;
}

export async function getPerson(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('person').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

/** A number that was only named before is verified by whoever proves it now; whose it is stays as it was first said. */
export function rememberContact(row: Insertable<Tables['contact']>): Write {
  return (db) =>
    db
      .insertInto('contact')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['county', 'person', 'channel', 'address_hash'])
          // Whoever files from it anew and says her whole ID number has it in hand again.
          .doUpdateSet((eb) => ({
            stale_at: null,
            verified_at: eb.ref('excluded.verified_at'),
            verified_by: eb.ref('excluded.verified_by'),
          }))
          .where('excluded.verified_at', 'is not', null)
          .where((eb) => eb.or([eb('contact.stale_at', 'is not', null), eb('contact.verified_at', 'is', null)])),
      );
}

export async function getContact(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('contact').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Where news of a matter goes: the number of the account that filed it, if that is verified and not stale. Not the
 * newest number of the person: whoever knows her ID number could otherwise file once and be told in her place.
 */
export async function findContact(
  db: Reader,
  scope: Scope,
  { person, account, channel }: { person: string; account: string; channel: 'sms' },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('contact')
    .innerJoin('account', 'account.address_hash', 'contact.address_hash')
    .select('contact.id')
    .where('contact.county', '=', scope.county)
    .where('contact.person', '=', person)
    .where('contact.channel', '=', channel)
    .where('contact.verified_at', 'is not', null)
    .where('contact.stale_at', 'is', null)
    .where('contact.opted_out_at', 'is', null)
    .where('account.id', '=', account)
    .executeTakeFirst();
  return row?.id;
}

export function insertGrant(row: Insertable<Tables['account_grant']>): Write {
  return (db) =>
    db
      .insertInto('account_grant')
      .values(row)
      .onConflict((conflict) => conflict.columns(['county', 'account', 'person', 'kind']).doNothing());
}

export function insertHousehold(row: Insertable<Tables['household']>): Write {
  return (db) => db.insertInto('household').values(row);
}

export async function getHousehold(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('household').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

export function insertMembers(rows: readonly Insertable<Tables['member']>[]): Write {
  return (db) => db.insertInto('member').values([...rows]);
}

// ── somebody whose ID number was not known at first ──

export async function setIdNumber(
  tx: Tx,
  scope: Scope,
  person: string,
  known: Pick<Insertable<Tables['person']>, 'id_hash' | 'id_number_sealed'> & Partial<Pick<Insertable<Tables['person']>, 'name_sealed'>>,
): Promise<void> {
  await tx.updateTable('person').set(known).where('county', '=', scope.county).where('id', '=', person).execute();
}

export async function setJoinedInto(tx: Tx, scope: Scope, person: string, into: string): Promise<void> {
  await tx.updateTable('person').set({ joined_into: into }).where('county', '=', scope.county).where('id', '=', person).execute();
  // Where the registered one lives is known: the household of the unknown one is hers for this application alone.
  await tx.updateTable('member').set({ person: into }).where('county', '=', scope.county).where('person', '=', person).execute();
}

export async function listGrantsOfPerson(db: Reader, scope: Scope, person: string) {
  return db.selectFrom('account_grant').selectAll().where('county', '=', scope.county).where('person', '=', person).execute();
}

export async function listContactsOfPerson(db: Reader, scope: Scope, person: string) {
  return db.selectFrom('contact').selectAll().where('county', '=', scope.county).where('person', '=', person).execute();
}
