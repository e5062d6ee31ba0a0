import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

/** Shifts of these places that touch this time, the earliest first, of people in office. */
export async function listShifts(
  db: Reader,
  scope: Scope,
  { places, since, until }: { places: readonly string[]; since: Date; until: Date },
) {
  return db
    .selectFrom('duty_shift')
    .innerJoin('staff', (join) => join.onRef('staff.county', '=', 'duty_shift.county').onRef('staff.id', '=', 'duty_shift.staff'))
    .select(['duty_shift.id', 'duty_shift.place', 'duty_shift.since', 'duty_shift.until'])
    .select(['staff.id as staff', 'staff.name', 'staff.role', 'staff.places'])
    .where('duty_shift.county', '=', scope.county)
    .where('duty_shift.place', 'in', places.length > 0 ? [...places] : [''])
    .where('duty_shift.ended_at', 'is', null)
    .where('duty_shift.until', '>', since)
    .where('duty_shift.since', '<', until)
    .where('staff.until', 'is', null)
    .orderBy('duty_shift.since')
    .orderBy('duty_shift.id')
    .execute();
}

export async function findShift(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('duty_shift').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function listShiftsOf(db: Reader, scope: Scope, submission: string) {
  return db
    .selectFrom('duty_shift')
    .selectAll()
    .where('county', '=', scope.county)
    .where('submission', '=', submission)
    .orderBy('since')
    .execute();
}

export async function insertShifts(tx: Tx, rows: Insertable<Tables['duty_shift']>[]): Promise<void> {
  await tx.insertInto('duty_shift').values(rows).execute();
}

export async function endShiftRow(tx: Tx, scope: Scope, id: string, now: Date): Promise<void> {
  await tx.updateTable('duty_shift').set({ ended_at: now }).where('county', '=', scope.county).where('id', '=', id).execute();
}

/** In office, locked: two rosters with the same person come one after the other. */
export async function lockOfficer(tx: Tx, scope: Scope, id: string) {
  return tx
    .selectFrom('staff')
    .select(['id', 'role', 'places'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Whoever could be on duty somewhere in the county, by name. */
export async function listOfficers(db: Reader, scope: Scope) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'places'])
    .where('county', '=', scope.county)
    .where('role', 'in', ['town', 'county'])
    .where('until', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function listDesks(db: Reader, scope: Scope) {
  return db.selectFrom('duty_desk').select(['place', 'phone_sealed']).where('county', '=', scope.county).execute();
}

export async function keepDesk(tx: Tx, row: Insertable<Tables['duty_desk']>): Promise<void> {
  const { phone_sealed, set_at } = row;
  await tx
    .insertInto('duty_desk')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'place']).doUpdateSet({ phone_sealed, set_at }))
    .execute();
}
