import type { Insertable } from 'kysely';
import type { Database, Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

type Row = Tables['emergency'];

/** Reports of one county come one after the other, so that two of one number become one task and not two. */
export async function lockReports(tx: Tx, scope: Scope): Promise<void> {
  await tx.selectFrom('county').select('id').where('id', '=', scope.county).forNoKeyUpdate().executeTakeFirst();
}

export async function findReport(db: Reader, scope: Scope, submission: string) {
  return db
    .selectFrom('emergency_report')
    .selectAll()
    .where('county', '=', scope.county)
    .where('submission_id', '=', submission)
    .executeTakeFirst();
}

export async function insertReport(tx: Tx, row: Insertable<Tables['emergency_report']>): Promise<void> {
  await tx.insertInto('emergency_report').values(row).execute();
}

/** What was reported, of many, the first first. */
export async function listReports(db: Reader, scope: Scope, emergencies: readonly string[]) {
  if (emergencies.length === 0) return [];
  return db
    .selectFrom('emergency_report')
    .selectAll()
    .where('county', '=', scope.county)
    .where('emergency', 'in', [...emergencies])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function countReports(db: Reader, scope: Scope, emergencies: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (emergencies.length === 0) return new Map();
  const rows = await db
    .selectFrom('emergency_report')
    .select('emergency')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('emergency', 'in', [...emergencies])
    .groupBy('emergency')
    .execute();
  return new Map(rows.map(({ emergency, count }) => [emergency, Number(count)]));
}

/** What is open under this number and has no matter yet. */
export async function findOpenOfPhone(tx: Tx, scope: Scope, phoneHash: Buffer) {
  return tx
    .selectFrom('emergency')
    .selectAll()
    .where('county', '=', scope.county)
    .where('phone_hash', '=', phoneHash)
    .where('state', 'in', ['ringing', 'taken'])
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What came from this device since then and has no matter yet, the newest first. */
export async function listOpenOfDevice(tx: Tx, scope: Scope, { device, since }: { device: Buffer; since: Date }) {
  return tx
    .selectFrom('emergency')
    .selectAll()
    .where('county', '=', scope.county)
    .where('device_hash', '=', device)
    .where('opened_at', '>=', since)
    .where('state', 'in', ['ringing', 'taken'])
    .orderBy('opened_at', 'desc')
    .execute();
}

export async function isNumberInUse(db: Reader, scope: Scope, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('emergency')
    .select('id')
    .where('county', '=', scope.county)
    .where('number', '=', number)
    .where('state', 'in', ['ringing', 'taken'])
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertEmergency(tx: Tx, row: Insertable<Row>): Promise<void> {
  await tx.insertInto('emergency').values(row).execute();
}

export async function findEmergency(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('emergency').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function lockEmergency(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('emergency').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function changeEmergency(tx: Tx, scope: Scope, id: string, change: Partial<Insertable<Row>>): Promise<void> {
  await tx.updateTable('emergency').set(change).where('county', '=', scope.county).where('id', '=', id).execute();
}

/** Everything that is not closed and whose matter, where there is one, is not over; of these places, the oldest first. */
export async function listOpen(db: Reader, scope: Scope, places: readonly string[] | 'all') {
  const all = db
    .selectFrom('emergency')
    .leftJoin('matter', (join) => join.onRef('matter.county', '=', 'emergency.county').onRef('matter.id', '=', 'emergency.matter'))
    .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'emergency.county').onRef('staff.id', '=', 'emergency.taken_by'))
    .selectAll('emergency')
    .select('staff.name as takenBy')
    .select(['matter.closed_at as matterClosedAt'])
    .where('emergency.county', '=', scope.county)
    .where('emergency.state', '!=', 'closed')
    .where('matter.closed_at', 'is', null)
    .where((eb) => (places === 'all' ? eb.lit(true) : eb('emergency.place', 'in', places.length > 0 ? [...places] : [''])))
    .orderBy('emergency.opened_at');
  return firstRows(all);
}

/** Nobody has taken them, and their desks are to be rung once more. */
export async function listDue(db: Database, scope: Scope, now: Date) {
  return db
    .selectFrom('emergency')
    .select('id')
    .where('county', '=', scope.county)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(100)
    .execute();
}

// ── the application that an emergency becomes ──

export function insertApplication(row: Insertable<Tables['application']>): Write {
  return (db) => db.insertInto('application').values(row);
}

export function insertReceipt(row: Insertable<Tables['receipt']>): Write {
  return (db) => db.insertInto('receipt').values(row);
}

export function insertFactSet(row: Insertable<Tables['fact_set']>): Write {
  return (db) => db.insertInto('fact_set').values(row);
}

export async function findApplicationKey(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('application')
    .select(['key_wrapped', 'account', 'name_sealed', 'household'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** From now on it is about the person who is registered under the number. */
export async function movePerson(
  tx: Tx,
  scope: Scope,
  { application, from, to, name }: { application: string; from: string; to: string; name?: Buffer },
): Promise<void> {
  await tx
    .updateTable('application')
    .set({ applicant: to, ...(name ? { name_sealed: name } : {}) })
    .where('county', '=', scope.county)
    .where('id', '=', application)
    .execute();
  if (from === to) return;
  await tx
    .updateTable('matter')
    .set({ person: to })
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('person', '=', from)
    .execute();
}

// ── slips ──

export async function findSlip(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('paper').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function listSlips(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('paper')
    .select('id')
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('kind', '=', 'slip')
    .orderBy('born_at')
    .execute();
}

/** False if the id was written by another request meanwhile. */
export async function insertSlip(tx: Tx, row: Insertable<Tables['paper']>): Promise<boolean> {
  const result = await tx
    .insertInto('paper')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

// ── leaders ──

export async function listLeaders(db: Reader, scope: Scope) {
  return db
    .selectFrom('county_leader')
    .select(['id', 'name_sealed', 'phone_sealed'])
    .where('county', '=', scope.county)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute();
}

export async function endLeaders(tx: Tx, scope: Scope, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('county_leader')
    .set({ ended_at: now })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}

export async function insertLeaders(tx: Tx, rows: Insertable<Tables['county_leader']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('county_leader').values(rows).execute();
}
