import type { Reader } from '../platform/database.ts';
import type { ScanWay } from '../platform/place-tables.ts';
import type { SystemScope } from '../platform/scope.ts';

export async function addScans(
  db: Reader,
  scope: SystemScope,
  { village, code, day, way, count }: { village: string; code: string; day: string; way: ScanWay; count: number },
): Promise<void> {
  await db
    .insertInto('scan_day')
    .values({ county: scope.county, village, code, day, way, count: String(count) })
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'village', 'day', 'code', 'way'])
        .doUpdateSet((eb) => ({ count: eb('scan_day.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}
