import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface VillageLineRow {
  id: string;
  since: string;
  first_issued_at: Date | null;
  last_scan_on: string | null;
  last_check_on: string | null;
  finding: string | null;
}

/**
 * How the codes of many villages fare, in one statement: of each village only the end of its own days is looked at, so that years of
 * openings cost nothing.
 */
export async function listVillageLines(db: Reader, scope: Scope, villages: readonly string[]): Promise<VillageLineRow[]> {
  const { county } = scope;
  return db
    .selectFrom('place')
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('village_code')
          .select((eb) => eb.fn.min('issued_at').as('first_issued_at'))
          .where('village_code.county', '=', county)
          .whereRef('village_code.village', '=', 'place.id')
          .as('issued'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('scan_day')
          .select('day as last_scan_on')
          .where('scan_day.county', '=', county)
          .whereRef('scan_day.village', '=', 'place.id')
          .where('way', '<>', 'wrong-tag')
          .orderBy('day', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('code_check')
          .select(['on_day as last_check_on', 'finding'])
          .where('code_check.county', '=', county)
          .whereRef('code_check.village', '=', 'place.id')
          .orderBy('at', 'desc')
          .limit(1)
          .as('checked'),
      (join) => join.onTrue(),
    )
    .select(['place.id', 'place.since', 'first_issued_at', 'last_scan_on', 'last_check_on', 'finding'])
    .where('place.county', '=', county)
    .where((eb) => eb('place.id', '=', eb.fn.any(eb.val([...villages]))))
    .execute();
}

/** Openings since a day, by village; none, where there were none. */
export async function countScans(
  db: Reader,
  scope: Scope,
  { villages, from }: { villages: readonly string[]; from: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('scan_day')
    .select((eb) => ['village', eb.fn.sum<string>('count').as('count')])
    .where('county', '=', scope.county)
    .where((eb) => eb('village', '=', eb.fn.any(eb.val([...villages]))))
    .where('day', '>=', from)
    .where('way', '<>', 'wrong-tag')
    .groupBy('village')
    .execute();
  return new Map(rows.map(({ village, count }) => [village, Number(count)]));
}

/** Wrong tags since a day, by village. */
export async function listWrongTags(db: Reader, scope: Scope, from: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('scan_day')
    .select((eb) => ['village', eb.fn.sum<string>('count').as('count')])
    .where('county', '=', scope.county)
    .where('day', '>=', from)
    .where('way', '=', 'wrong-tag')
    .groupBy('village')
    .execute();
  return new Map(rows.map(({ village, count }) => [village, Number(count)]));
}

/** Ids that name no village, since a day, by whichever door: of the whole deployment, as they say no county. */
export async function countUnknownIds(db: Reader, from: string): Promise<number> {
  const row = await db
    .selectFrom('unknown_scan')
    .select((eb) => eb.fn.sum<string | null>('count').as('count'))
    .where('day', '>=', from)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
