import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Who is liaison of these villages on a day, longest serving first. */
export async function listLiaisons(db: Reader, scope: Scope, { villages, today }: { villages: readonly string[]; today: string }) {
  return db
    .selectFrom('liaison')
    .select(['village', 'name', 'phone', 'since', 'print_consent_on'])
    .where('county', '=', scope.county)
    .where((eb) => eb('village', '=', eb.fn.any(eb.val([...villages]))))
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .orderBy('since')
    .orderBy('id')
    .execute();
}
