import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { insertRow, type Write } from '../platform/write-together.ts';

export function insertVisit(row: Insertable<Tables['visit']>): Write {
  return insertRow('visit', row);
}

export function insertVisitStep(row: Insertable<Tables['visit_step']>): Write {
  return insertRow('visit_step', row);
}

export function changeVisit(scope: Scope, id: string, change: Updateable<Tables['visit']>): Write {
  return (db) => db.updateTable('visit').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export type VisitRow = NonNullable<Awaited<ReturnType<typeof lockVisit>>>;

export async function lockVisit(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('visit').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findVisitStep(tx: Reader, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('visit_step')
    .select(['visit', 'digest', 'actor'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

export async function isVisitNumberTaken(tx: Tx, scope: Scope, number: string): Promise<boolean> {
  const row = await tx.selectFrom('visit').select('id').where('county', '=', scope.county).where('number', '=', number).executeTakeFirst();
  return row !== undefined;
}

const within = (db: Reader, scope: StaffScope) => {
  const places = placesOf(scope);
  const all = db.selectFrom('visit').selectAll().where('county', '=', scope.county);
  return places === 'all' ? all : all.where('town', 'in', places.length > 0 ? [...places] : ['']);
};

export async function findVisitFor(db: Reader, scope: StaffScope, id: string) {
  return within(db, scope).where('id', '=', id).executeTakeFirst();
}

const listLength = 100;

/** Planned in her places, what nobody has settled first. */
export async function listPlannedVisitsFor(db: Reader, scope: StaffScope) {
  return firstRows(within(db, scope).where('state', '=', 'planned').orderBy('day').orderBy('half', 'desc').orderBy('id'));
}

/** Of one matter or one lead, the latest day first. */
export async function listVisitsOf(db: Reader, scope: StaffScope, of: { matter: string } | { lead: string }) {
  const [column, id] = 'matter' in of ? (['matter', of.matter] as const) : (['lead', of.lead] as const);
  return within(db, scope).where(column, '=', id).orderBy('day', 'desc').orderBy('id', 'desc').limit(listLength).execute();
}

/** Who comes to a village on these days; what was called off is not among them. */
export async function listVisitsInVillage(db: Reader, scope: Scope, { village, from, to }: { village: string; from: Day; to: Day }) {
  return db
    .selectFrom('visit')
    .select(['id', 'matter', 'day', 'half', 'office', 'visitors'])
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .where('state', '!=', 'cancelled')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('half', 'desc')
    .orderBy('id')
    .limit(listLength)
    .execute();
}

/** The day before has come, and she was not told by her phone yet. */
export async function listVisitsToTell(db: Reader, scope: Scope, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('visit')
    .select('id')
    .where('county', '=', scope.county)
    .where('tell_at', '<=', now)
    .orderBy('tell_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Still to come, though the matter is over: she took it back, or it was decided meanwhile. */
export async function listVisitsOfClosed(db: Reader, scope: Scope, { today, limit }: { today: Day; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('visit')
    .innerJoin('matter', (join) => join.on('matter.county', '=', scope.county).onRef('matter.id', '=', 'visit.matter'))
    .select('visit.id')
    .where('visit.county', '=', scope.county)
    .where('visit.state', '=', 'planned')
    .where('visit.day', '>', today)
    .where('matter.closed_at', 'is not', null)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** What was done about these visits and by whom, the newest first. */
export async function listStepsOfVisits(db: Reader, scope: Scope, visits: readonly string[]) {
  if (visits.length === 0) return [];
  return db
    .selectFrom('visit_step')
    .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'visit_step.county').onRef('staff.id', '=', 'visit_step.actor'))
    .select(['visit_step.id', 'visit_step.visit', 'visit_step.kind', 'visit_step.at', 'visit_step.sealed', 'staff.name'])
    .where('visit_step.county', '=', scope.county)
    .where('visit_step.visit', 'in', [...visits])
    .orderBy('visit_step.visit')
    .orderBy('visit_step.number', 'desc')
    .execute();
}

/** Whoever may go to a household at all, in office, by name. */
export async function listVisitors(db: Reader, scope: Scope) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'places', 'card_number', 'id_hash'])
    .where('county', '=', scope.county)
    .where('role', 'in', ['town', 'county'])
    .where('until', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Who came, also those who have left the office since. */
export async function listNamesOfStaff(db: Reader, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'card_number'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** False if nobody of this id goes to households. */
export async function setWorkCard(tx: Tx, scope: Scope, staff: string, cardNumber: string): Promise<boolean> {
  const result = await tx
    .updateTable('staff')
    .set({ card_number: cardNumber })
    .where('county', '=', scope.county)
    .where('id', '=', staff)
    .where('role', 'in', ['town', 'county'])
    .where('until', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
