import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import type { Write } from '../../platform/write-together.ts';

/** Who of her role has each of these in hand, as that person stands in her office and to this family today. */
export async function listHolders(db: Reader, scope: StaffScope, matters: readonly string[]) {
  if (matters.length === 0) return [];
  return db
    .selectFrom('matter_holder')
    .innerJoin('staff', (join) => join.onRef('staff.county', '=', 'matter_holder.county').onRef('staff.id', '=', 'matter_holder.holder'))
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'matter_holder.county').onRef('matter.id', '=', 'matter_holder.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .select(['matter_holder.matter', 'staff.id as staff', 'staff.name', 'staff.places', 'staff.role', 'staff.until'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('person')
            .leftJoin('member as hers', (join) =>
              join.onRef('hers.county', '=', 'person.county').onRef('hers.person', '=', 'person.id').on('hers.until', 'is', null),
            )
            .leftJoin('member as other', (join) =>
              join.onRef('other.county', '=', 'hers.county').onRef('other.household', '=', 'hers.household').on('other.until', 'is', null),
            )
            .select('person.id')
            .where('person.county', '=', scope.county)
            .where((her) =>
              her.or([her('person.id_hash', '=', her.ref('staff.id_hash')), her('person.id_hash_next', '=', her.ref('staff.id_hash'))]),
            )
            .where((her) =>
              her.or([
                her('person.id', '=', her.ref('matter.person')),
                her('other.person', '=', her.ref('matter.person')),
                her('hers.household', '=', her.ref('application.household')),
              ]),
            ),
        )
        .as('ofFamily'),
    )
    .where('matter_holder.county', '=', scope.county)
    .where('matter_holder.role', '=', scope.role)
    .where('matter_holder.matter', 'in', [...matters])
    .execute();
}

export type Holder = Awaited<ReturnType<typeof listHolders>>[number];

/** From now on that person of her role has it in hand; the caller holds the matter's row. */
export function setHolder(scope: StaffScope, { matter, holder, now }: { matter: string; holder: string; now: Date }): Write {
  return (db) =>
    db
      .insertInto('matter_holder')
      .values({ county: scope.county, matter, role: scope.role, holder, since: now })
      .onConflict((conflict) => conflict.columns(['county', 'matter', 'role']).doUpdateSet({ holder, since: now }));
}

/** Whether the step it stands in gives her role something to do, and it is not over or at rest. */
export async function isTaskOf(db: Reader, scope: StaffScope, matter: string): Promise<boolean> {
  const row = await db
    .selectFrom('matter')
    .innerJoin('procedure_step_role as at', (join) =>
      join
        .onRef('at.county', '=', 'matter.county')
        .onRef('at.procedure', '=', 'matter.procedure')
        .onRef('at.version', '=', 'matter.procedure_version')
        .onRef('at.step', '=', 'matter.step'),
    )
    .select('matter.id')
    .where('matter.county', '=', scope.county)
    .where('matter.id', '=', matter)
    .where('matter.closed_at', 'is', null)
    .where('at.role', '=', scope.role)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody of her role ever had it in hand. */
export async function wasHeld(db: Reader, scope: StaffScope, matter: string): Promise<boolean> {
  const row = await db
    .selectFrom('matter_holder')
    .select('since')
    .where('county', '=', scope.county)
    .where('role', '=', scope.role)
    .where('matter', '=', matter)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was typed by this person for this matter and still holds. */
export async function findLookReason(db: Reader, scope: StaffScope, { matter, now }: { matter: string; now: Date }) {
  return db
    .selectFrom('look_reason')
    .select('id')
    .where('county', '=', scope.county)
    .where('staff', '=', scope.staff)
    .where('matter', '=', matter)
    .where('valid_until', '>', now)
    .orderBy('valid_until', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** False if the id was written already. */
export async function insertLookReason(tx: Tx, row: Insertable<Tables['look_reason']>): Promise<boolean> {
  const result = await tx
    .insertInto('look_reason')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function getLookReason(db: Reader, scope: StaffScope, id: string) {
  return db.selectFrom('look_reason').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Its name is needed at a desk only; what the family reads names the office. */
export async function findStaffName(db: Reader, scope: StaffScope, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('name').where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
  return row?.name;
}
