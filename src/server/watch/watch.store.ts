import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

/** False if a lead with this id stands already. */
export async function insertLead(tx: Tx, row: Insertable<Tables['lead']>): Promise<boolean> {
  const result = await tx
    .insertInto('lead')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export function insertLeadStep(row: Insertable<Tables['lead_step']>): Write {
  return (db) => db.insertInto('lead_step').values(row);
}

export function moveLead(scope: Scope, id: string, change: Updateable<Tables['lead']>): Write {
  return (db) => db.updateTable('lead').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export async function getLeadDigest(db: Reader, scope: Scope, id: string): Promise<Buffer> {
  const row = await db
    .selectFrom('lead')
    .select('digest')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.digest;
}

export type LeadRow = NonNullable<Awaited<ReturnType<typeof findLeadFor>>>;

/** A town those of its places that are not about a child in danger; the county all of its places. */
const within = (db: Reader, scope: StaffScope) => {
  const places = placesOf(scope);
  const all = db.selectFrom('lead').selectAll().where('county', '=', scope.county);
  const placed = places === 'all' ? all : all.where('town', 'in', places.length > 0 ? [...places] : ['']);
  return scope.role === 'county' ? placed : placed.where('urgency', '=', 'ordinary');
};

export async function findLeadFor(db: Reader, scope: StaffScope, id: string) {
  return within(db, scope).where('id', '=', id).executeTakeFirst();
}

export async function lockLeadFor(tx: Tx, scope: StaffScope, id: string) {
  return within(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Children first, then what is the reader's own turn, the earliest day first. */
export async function listOpenLeadsFor(db: Reader, scope: StaffScope) {
  const mine = scope.role === 'county' ? 'county' : 'town';
  return firstRows(
    within(db, scope)
      .where('state', '!=', 'visited')
      .orderBy((eb) => eb.case().when('urgency', '=', 'child').then(0).when('with_whom', '=', mine).then(1).else(2).end())
      .orderBy('due_on')
      .orderBy('reported_at')
      .orderBy('id'),
  );
}

export async function listLeadSteps(db: Reader, scope: StaffScope, lead: string) {
  return db
    .selectFrom('lead_step')
    .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'lead_step.county').onRef('staff.id', '=', 'lead_step.actor'))
    .selectAll('lead_step')
    .select('staff.name')
    .where('lead_step.county', '=', scope.county)
    .where('lead_step.lead', '=', lead)
    .orderBy('lead_step.number')
    .execute();
}

export async function findLeadStep(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('lead_step')
    .select(['lead', 'digest', 'actor'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

/** Nobody has looked by the promised day, and the county does not know yet. */
export async function listLateLeads(db: Reader, scope: Scope, today: Day) {
  return db
    .selectFrom('lead')
    .select('id')
    .where('county', '=', scope.county)
    .where('state', '!=', 'visited')
    .where('risen_at', 'is', null)
    .where('due_on', '<', today)
    .limit(100)
    .execute();
}

export async function lockLead(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('lead').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listLeadsFor(db: Reader, scope: StaffScope, ids: readonly string[]) {
  return ids.length === 0
    ? []
    : within(db, scope)
        .where('id', 'in', [...ids])
        .execute();
}
