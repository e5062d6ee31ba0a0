import type { Insertable } from 'kysely';
import type { Day } from '../../../rules/day.ts';
import type { StaffRole } from '../../../rules/role-rights.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope, StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import { keptPlan } from '../../platform/kept-plan.ts';

/** Whom this person of staff stands in for on that day: in office, of her role and of her body. */
export async function listStandIns(
  db: Reader,
  scope: Scope,
  { deputy, role, body, today }: { deputy: string; role: StaffRole; body: string | undefined; today: Day },
) {
  return db
    .selectFrom('deputy')
    .innerJoin('staff', (join) => join.onRef('staff.county', '=', 'deputy.county').onRef('staff.id', '=', 'deputy.away'))
    .select(['staff.id', 'staff.name', 'staff.places', 'deputy.until'])
    .modifyFront(keptPlan)
    .where('deputy.county', '=', scope.county)
    .where('deputy.deputy', '=', deputy)
    .where('deputy.ended_at', 'is', null)
    .where('deputy.since', '<=', today)
    .where('deputy.until', '>=', today)
    .where('staff.role', '=', role)
    .where('staff.body', 'is not distinct from', body ?? null)
    .where('staff.until', 'is', null)
    .orderBy('deputy.named_at')
    .execute();
}

export async function findDeputy(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('deputy').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** Not ended and not over on that day, of any of these people on either side. */
export async function listDeputies(db: Reader, scope: Scope, { of, from }: { of: readonly string[]; from: Day }) {
  return db
    .selectFrom('deputy')
    .selectAll()
    .where('county', '=', scope.county)
    .where((eb) => eb.or([eb('away', 'in', [...of]), eb('deputy', 'in', [...of])]))
    .where('ended_at', 'is', null)
    .where('until', '>=', from)
    .orderBy('since')
    .execute();
}

export async function insertDeputy(tx: Tx, row: Insertable<Tables['deputy']>): Promise<void> {
  await tx.insertInto('deputy').values(row).execute();
}

export async function endDeputyRow(tx: Tx, scope: Scope, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('deputy')
    .set({ ended_at: now })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** In office in this role, and of the same body, by name. */
export async function listColleagues(db: Reader, scope: StaffScope) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'places'])
    .where('county', '=', scope.county)
    .where('role', '=', scope.role)
    .where('body', 'is not distinct from', scope.body ?? null)
    .where('until', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Those of them who are in office, locked in one order: two who name each other at once come one after the other. */
export async function lockStaff(tx: Tx, scope: Scope, ids: readonly string[]) {
  return tx
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'body'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .where('until', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}
