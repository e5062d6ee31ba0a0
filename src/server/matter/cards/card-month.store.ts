import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export const sealedMonthAt = (county: string, id: string) => ({ column: 'card_month.sealed', county, row: id });

/** False if one with this id stands already. */
export async function insertCardMonth(tx: Tx, row: Insertable<Tables['card_month']>): Promise<boolean> {
  const result = await tx
    .insertInto('card_month')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function getCardMonth(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('card_month').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Of each person and kind the newest, with the key that opens it; none of an erased household. */
export async function listCardMonths(db: Reader, scope: Scope, persons: readonly string[]) {
  if (persons.length === 0) return [];
  return db
    .selectFrom('card_month')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'card_month.county').onRef('application.id', '=', 'card_month.application'),
    )
    .distinctOn(['card_month.person', 'card_month.kind'])
    .select(['card_month.id', 'card_month.person', 'card_month.kind', 'card_month.sealed', 'card_month.application'])
    .select('application.key_wrapped')
    .where('card_month.county', '=', scope.county)
    .where('card_month.person', 'in', [...persons])
    .where('application.key_wrapped', 'is not', null)
    .orderBy('card_month.person')
    .orderBy('card_month.kind')
    .orderBy('card_month.noted_at', 'desc')
    .orderBy('card_month.id', 'desc')
    .execute();
}
