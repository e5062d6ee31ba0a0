import type { Insertable, Updateable } from 'kysely';
import { fewestShown } from '../../rules/grievances.ts';
import type { Day } from '../../rules/day.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

/** False if it stands already, or another is open for the same matter, or the number is taken. */
export async function insertGrievance(tx: Tx, row: Insertable<Tables['grievance']>): Promise<boolean> {
  const result = await tx
    .insertInto('grievance')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export function insertStep(row: Insertable<Tables['grievance_step']>): Write {
  return (db) => db.insertInto('grievance_step').values(row);
}

export function moveGrievance(scope: Scope, id: string, change: Updateable<Tables['grievance']>): Write {
  return (db) => db.updateTable('grievance').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export type GrievanceRow = NonNullable<Awaited<ReturnType<typeof findGrievance>>>;

export async function findGrievance(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('grievance').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** Locked: what is done about one is done one after the other. */
export async function lockGrievance(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('grievance').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findOpenInquiry(db: Reader, scope: Scope, matter: string) {
  return db
    .selectFrom('grievance')
    .selectAll()
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .where('state', '!=', 'done')
    .executeTakeFirst();
}

/** What was asked about a matter, the newest first. */
export async function listInquiries(db: Reader, scope: Scope, matter: string) {
  return db
    .selectFrom('grievance')
    .selectAll()
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .orderBy('asked_at', 'desc')
    .execute();
}

/**
 * What may be this role's at all, by kind and desk: an inquiry that went up because the county let its day pass is still seen there, and
 * answered above. Whose family it is, or whom it names, is asked of what is sealed.
 */
const within = (db: Reader, scope: StaffScope) => {
  const { role } = scope;
  const places = placesOf(scope);
  const desk = role === 'auditor' ? 'auditor' : 'county';
  return db
    .selectFrom('grievance')
    .selectAll()
    .where('county', '=', scope.county)
    .where((eb) =>
      eb.or([
        ...(mayDo(role, 'answer-inquiries')
          ? [
              eb.and([
                eb('kind', '=', 'inquiry'),
                eb.or([eb('desk', '=', desk), ...(desk === 'county' ? [eb('risen_at', 'is not', null)] : [])]),
              ]),
            ]
          : []),
        ...(mayDo(role, 'handle-complaints') ? [eb.and([eb('kind', '=', 'complaint'), eb('desk', '=', desk)])] : []),
        ...(mayDo(role, 'call-back-ratings') ? [eb('kind', '=', 'call-back')] : []),
        eb.lit(false),
      ]),
    )
    .where((eb) =>
      places === 'all' ? eb.lit(true) : eb.or([eb('town', 'is', null), ...(places.length > 0 ? [eb('town', 'in', [...places])] : [])]),
    );
};

/** The earliest day first. */
export async function listOpenFor(db: Reader, scope: StaffScope) {
  return firstRows(within(db, scope).where('state', '!=', 'done').orderBy('due_on').orderBy('asked_at').orderBy('id'));
}

export async function findFor(db: Reader, scope: StaffScope, id: string) {
  return within(db, scope).where('id', '=', id).executeTakeFirst();
}

export async function lockFor(tx: Tx, scope: StaffScope, id: string) {
  return within(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listSteps(db: Reader, scope: Scope, grievance: string) {
  return db
    .selectFrom('grievance_step')
    .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'grievance_step.county').onRef('staff.id', '=', 'grievance_step.actor'))
    .selectAll('grievance_step')
    .select('staff.name')
    .where('grievance_step.county', '=', scope.county)
    .where('grievance_step.grievance', '=', grievance)
    .orderBy('grievance_step.number')
    .execute();
}

export async function findStep(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('grievance_step')
    .select(['grievance', 'digest', 'actor'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

/** Nobody has answered by the promised day, and the level above does not know yet. Whom a call back is for is rung, and risen nowhere. */
export async function listLate(db: Reader, scope: Scope, today: Day) {
  return db
    .selectFrom('grievance')
    .select('id')
    .where('county', '=', scope.county)
    .where('kind', 'in', ['inquiry', 'complaint'])
    .where('state', '!=', 'done')
    .where('desk', '=', 'county')
    .where('risen_at', 'is', null)
    .where('due_on', '<', today)
    .limit(100)
    .execute();
}

// ── who must not handle it ──

/** In office, of a role. */
export async function listNamesOfRole(db: Reader, scope: Scope, role: Tables['staff']['role']) {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('county', '=', scope.county)
    .where('role', '=', role)
    .where('until', 'is', null)
    .execute();
}

export async function getStaffName(db: Reader, scope: StaffScope): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('county', '=', scope.county)
    .where('id', '=', scope.staff)
    .executeTakeFirstOrThrow();
  return row.name;
}

export async function listSealedNames(db: Reader, scope: StaffScope) {
  const { people } = scope.ownFamily;
  if (people.length === 0) return [];
  return db
    .selectFrom('person')
    .select(['id', 'name_sealed'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...people])
    .execute();
}

/** Of a matter: whoever recorded something in it, or has it in hand. */
export async function listHandsOf(db: Reader, scope: Scope, matter: string): Promise<string[]> {
  const acted = await db
    .selectFrom('event')
    .select('actor')
    .distinct()
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .where('actor_kind', '=', 'staff')
    .execute();
  const held = await db
    .selectFrom('matter_holder')
    .select('holder')
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .execute();
  return [...new Set([...acted.flatMap(({ actor }) => actor ?? []), ...held.map(({ holder }) => holder)])];
}

// ── ratings ──

/** False if this matter was rated already. */
export async function insertRating(tx: Tx, row: Insertable<Tables['rating']>): Promise<boolean> {
  const result = await tx
    .insertInto('rating')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findRatingDigest(db: Reader, scope: Scope, about: Buffer): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('rating')
    .select('digest')
    .where('county', '=', scope.county)
    .where('about', '=', about)
    .executeTakeFirst();
  return row?.digest;
}

/** Of months before this one, and never of fewer than may be shown. */
export async function countRatings(db: Reader, scope: StaffScope, before: string) {
  const places = placesOf(scope);
  let query = db
    .selectFrom('rating')
    .select(['town', 'program', 'month'])
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere('level', '=', 'very-good').as('very-good'),
      eb.fn.countAll<string>().filterWhere('level', '=', 'good').as('good'),
      eb.fn.countAll<string>().filterWhere('level', '=', 'fair').as('fair'),
      eb.fn.countAll<string>().filterWhere('level', '=', 'bad').as('bad'),
      eb.fn.countAll<string>().filterWhere('level', '=', 'very-bad').as('very-bad'),
    ])
    .where('county', '=', scope.county)
    .where('month', '<', before);
  if (places !== 'all') query = query.where('town', 'in', places.length > 0 ? [...places] : ['']);
  return query
    .groupBy(['town', 'program', 'month'])
    .having((eb) => eb.fn.countAll(), '>=', fewestShown)
    .orderBy('month', 'desc')
    .orderBy('town')
    .orderBy('program')
    .limit(1000)
    .execute();
}

// ── the way back to a complaint ──

export function insertLook(row: Insertable<Tables['complaint_look']>): Write {
  return (db) => db.insertInto('complaint_look').values(row);
}

export async function findLook(db: Reader, lookHash: Buffer) {
  return db.selectFrom('complaint_look').select(['county', 'complaint']).where('look_hash', '=', lookHash).executeTakeFirst();
}

/** The account of this verified number, and somebody of this county whom it is a number of. */
export async function findAccountOfNumber(tx: Tx, scope: Scope, addressHash: Buffer) {
  return tx
    .selectFrom('contact')
    .innerJoin('account', 'account.address_hash', 'contact.address_hash')
    .select(['account.id as account', 'contact.person'])
    .where('contact.county', '=', scope.county)
    .where('account.address_hash', '=', addressHash)
    .where('contact.channel', '=', 'sms')
    .where('contact.verified_at', 'is not', null)
    .orderBy('contact.person')
    .limit(1)
    .executeTakeFirst();
}

/** Of a matter: the application and its key, which is gone once the household was erased. */
export async function findApplicationOf(tx: Tx, scope: Scope, matter: string) {
  return tx
    .selectFrom('matter')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .select(['application.id as application', 'application.key_wrapped'])
    .where('matter.county', '=', scope.county)
    .where('matter.id', '=', matter)
    .executeTakeFirst();
}
