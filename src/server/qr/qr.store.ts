import type { Tx } from '../platform/database.ts';
import type { ScanWay } from '../platform/place-tables.ts';
import type { SystemScope } from '../platform/scope.ts';

export interface ScansOfDay {
  county: string;
  village: string;
  day: string;
  code: string;
  way: ScanWay;
  count: number;
}

export interface UnknownScansOfDay {
  day: string;
  way: string;
  count: number;
}

/** What one process counted since its last batch. Written once, however often it is asked for. */
export async function writeScans(
  tx: Tx,
  given: { writer: string; batch: number; scans: readonly ScansOfDay[]; unknown: readonly UnknownScansOfDay[] },
): Promise<void> {
  if (!(await beginBatch(tx, given))) return;
  for (const [county, scans] of byCounty(given.scans)) await addScans(tx, { kind: 'system', county }, scans);
  await addUnknownScans(tx, given.unknown);
}

/** False if this batch, or a later one of the same process, stands already. */
async function beginBatch(tx: Tx, { writer, batch }: { writer: string; batch: number }): Promise<boolean> {
  const row = await tx
    .insertInto('scan_writer')
    .values({ id: writer, batch: String(batch) })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ batch: String(batch) })
        .where('scan_writer.batch', '<', String(batch)),
    )
    .returning('batch')
    .executeTakeFirst();
  return row !== undefined;
}

async function addScans(tx: Tx, scope: SystemScope, scans: readonly ScansOfDay[]): Promise<void> {
  for (let at = 0; at < scans.length; at += rowsOfStatement)
    await tx
      .insertInto('scan_day')
      .values(scans.slice(at, at + rowsOfStatement).map((one) => ({ ...one, county: scope.county, count: String(one.count) })))
      .onConflict((conflict) =>
        conflict
          .columns(['county', 'village', 'day', 'code', 'way'])
          .doUpdateSet((eb) => ({ count: eb('scan_day.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
}

async function addUnknownScans(tx: Tx, unknown: readonly UnknownScansOfDay[]): Promise<void> {
  if (unknown.length === 0) return;
  await tx
    .insertInto('unknown_scan')
    .values(inOneOrder(unknown).map((one) => ({ ...one, count: String(one.count) })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'way']).doUpdateSet((eb) => ({ count: eb('unknown_scan.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}

/** PostgreSQL takes at most 65,535 values a statement. */
const rowsOfStatement = 5000;

function byCounty(scans: readonly ScansOfDay[]): Map<string, ScansOfDay[]> {
  return Map.groupBy(inOneOrder(scans), ({ county }) => county);
}

/** Processes that write the same rows at once take them in the same order, so that none waits for another in a ring. */
function inOneOrder<Row extends object>(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: Object.values({ ...row, count: undefined }).join(' ') }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
