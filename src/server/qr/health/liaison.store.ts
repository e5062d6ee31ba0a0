import type { Reader } from '../../platform/database.ts';
import type { CitizenScope, Scope } from '../../platform/scope.ts';

/** Who is liaison of these villages on a day, longest serving first. */
export async function listLiaisons(db: Reader, scope: Scope, { villages, today }: { villages: readonly string[]; today: string }) {
  return servingOn(db, scope, today)
    .select(['village', 'name', 'phone', 'since', 'print_consent_on'])
    .where((eb) => eb('village', '=', eb.fn.any(eb.val([...villages]))))
    .orderBy('since')
    .orderBy('id')
    .execute();
}

/** The villages whose liaison has this number today, in one statement for all counties. */
export async function listVillagesOfLiaison(
  db: Reader,
  scopes: readonly CitizenScope[],
  { phone, today }: { phone: string; today: string },
): Promise<{ county: string; village: string }[]> {
  const [first, ...others] = scopes.map((scope) => servingOn(db, scope, today).select(['county', 'village']).where('phone', '=', phone));
  return first ? others.reduce((all, one) => all.unionAll(one), first).execute() : [];
}

function servingOn(db: Reader, scope: Scope, today: string) {
  return db
    .selectFrom('liaison')
    .where('county', '=', scope.county)
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]));
}
