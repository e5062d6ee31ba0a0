import type { Reader } from '../platform/database.ts';
import type { SystemScope } from '../platform/scope.ts';

export async function addScans(
  db: Reader,
  scope: SystemScope,
  { code, day, count }: { code: string; day: string; count: number },
): Promise<void> {
  await db
    .insertInto('scan_count')
    .values({ county: scope.county, code, day, count: String(count) })
    .onConflict((conflict) =>
      conflict.columns(['county', 'code', 'day']).doUpdateSet((eb) => ({ count: eb('scan_count.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}
