import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** False if a set with this id stands already. */
export async function insertCorrection(tx: Tx, row: Insertable<Tables['fact_set']>): Promise<boolean> {
  const result = await tx
    .insertInto('fact_set')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function getFactSet(db: Reader, scope: CitizenScope, id: string) {
  return db
    .selectFrom('fact_set')
    .select(['application', 'source', 'sealed'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

const mostKnown = 200;

/** Papers that this account sent in with an application that was filed and not erased, the newest first. */
export async function listKnownPapersOf(db: Reader, scope: CitizenScope) {
  return db
    .selectFrom('paper')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'paper.county').onRef('application.id', '=', 'paper.application'),
    )
    .select(['paper.id', 'paper.kind', 'paper.whose', 'paper.listed_at', 'paper.application'])
    .select(['application.key_wrapped', 'application.name_sealed', 'application.catalogue_version'])
    .where('paper.county', '=', scope.county)
    .where('paper.account', '=', scope.account)
    .where('paper.listed_at', 'is not', null)
    .where('application.account', '=', scope.account)
    .where('application.submitted_at', 'is not', null)
    .where('application.key_wrapped', 'is not', null)
    .orderBy('paper.listed_at', 'desc')
    .orderBy('paper.id')
    .limit(mostKnown)
    .execute();
}
