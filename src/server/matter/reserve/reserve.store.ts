import type { Day } from '../../../rules/day.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** What was paid first in matters of this town from a day on, with the key that opens each. */
export async function listPaidFirst(db: Reader, scope: Scope, { town, since, until }: { town: string; since: Day; until: Day }) {
  return db
    .selectFrom('event')
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'event.county').onRef('matter.id', '=', 'event.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .select(['event.id', 'event.sealed', 'event.step', 'matter.application', 'matter.procedure', 'matter.procedure_version'])
    .select('application.key_wrapped')
    .where('event.county', '=', scope.county)
    .where('event.kind', '=', 'pay-first')
    .where('event.on_day', '>=', since)
    .where('event.on_day', '<=', until)
    .where('matter.town', '=', town)
    .execute();
}

/** Two officers of one town who pay at the same moment come one after the other; nothing else waits for it. */
export async function lockReserves(tx: Tx, scope: Scope): Promise<void> {
  await tx.selectFrom('county').select('id').where('id', '=', scope.county).forNoKeyUpdate().executeTakeFirst();
}
