import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { SmsVendorName } from '../../platform/settings.ts';
import type { Tables } from '../../platform/tables.ts';

/** Every attempt to send these deliveries or rings, with what became of each so far: delivery or ring → attempts. */
export async function listEarlierAttempts(db: Reader, of: readonly string[]) {
  if (of.length === 0) return new Map<string, { vendor: SmsVendorName; state: string | null }[]>();
  const rows = await db
    .selectFrom('sms_attempt')
    .leftJoin('sms_outcome', 'sms_outcome.attempt', 'sms_attempt.id')
    .select(['sms_attempt.delivery', 'sms_attempt.ring', 'sms_attempt.vendor', 'sms_outcome.state'])
    .where((eb) => eb.or([eb('sms_attempt.delivery', 'in', [...of]), eb('sms_attempt.ring', 'in', [...of])]))
    .execute();
  const bySms = rows.flatMap(({ vendor, ...row }) => (vendor === 'wechat' ? [] : [{ ...row, vendor }]));
  return Map.groupBy(bySms, ({ delivery, ring }) => delivery ?? ring!);
}

/** Notices that each vendor took for these numbers since then, over all counties: `vendor number` in hex → count. */
export async function countTakenSince(db: Reader, numbers: readonly Buffer[], since: Date): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('sms_attempt')
    .innerJoin('sms_outcome', 'sms_outcome.attempt', 'sms_attempt.id')
    .select((eb) => ['sms_attempt.vendor', 'sms_attempt.address_hash', eb.fn.count<string>('sms_attempt.id').distinct().as('count')])
    .where('sms_attempt.address_hash', 'in', [...numbers])
    .where('sms_attempt.at', '>=', since)
    .where('sms_outcome.state', 'in', ['handed-over', 'unknown'])
    .where('sms_attempt.sign_in_code', 'is', null)
    .groupBy(['sms_attempt.vendor', 'sms_attempt.address_hash'])
    .execute();
  return new Map(rows.map(({ vendor, address_hash: number, count }) => [`${vendor} ${number!.toString('hex')}`, Number(count)]));
}

// ── weights ──

export async function listWeights(db: Reader) {
  return db.selectFrom('sms_vendor_weight').select(['vendor', 'weight', 'moved_at']).execute();
}

/** Locked, so that two who move them at once move them once. */
export async function lockWeights(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sms_vendor_weight'))`.execute(tx);
}

export async function putWeight(tx: Tx, row: { vendor: SmsVendorName; weight: number; moved_at: Date }): Promise<void> {
  await tx
    .insertInto('sms_vendor_weight')
    .values(row)
    .onConflict((conflict) => conflict.column('vendor').doUpdateSet({ weight: row.weight, moved_at: row.moved_at }))
    .execute();
}

/**
 * Messages of each vendor since then: all, those that took longer than `slowAfterMs` or still have no word after it, and those that nobody
 * answered, never reached it or were refused with one of `codes`.
 */
export async function measureVendors(
  db: Reader,
  { now, since, slowAfterMs, codes }: { now: Date; since: Date; slowAfterMs: number; codes: readonly string[] },
) {
  const { rows } = await sql<{ vendor: SmsVendorName; all: number; slow: number; failed: number }>`
    select vendor, count(*)::int as "all", count(*) filter (where failed)::int as failed,
           count(*) filter (where slow and failed is not true)::int as slow
      from (select a.vendor,
                   bool_or(o.state = 'unknown' or (o.state = 'refused'
                     and (o.vendor_code like 'not-connected%' or o.vendor_code = any(${[...codes]}::text[])))) as failed,
                   bool_or(o.state = 'handed-over')
                     and coalesce(max(o.at) filter (where o.state in ('delivered', 'undelivered')), ${now}::timestamptz) - a.at
                         > ${slowAfterMs} * interval '1 millisecond' as slow
              from sms_attempt a left join sms_outcome o on o.attempt = a.id
             where a.at >= ${since} and a.vendor <> 'wechat'
             group by a.id) as each
     group by vendor`.execute(db);
  return rows;
}

// ── reports of what did not arrive, not believed yet ──

/** Nothing where it is doubted already. */
export async function insertDoubt(tx: Tx, row: Omit<Tables['sms_doubt'], 'asked'>): Promise<void> {
  await tx
    .insertInto('sms_doubt')
    .values(row)
    .onConflict((conflict) => conflict.column('attempt').doNothing())
    .execute();
}

export async function listDueDoubts(db: Reader, { now, limit }: { now: Date; limit: number }) {
  return db
    .selectFrom('sms_doubt')
    .innerJoin('sms_attempt', 'sms_attempt.id', 'sms_doubt.attempt')
    .select([
      'sms_doubt.attempt',
      'sms_doubt.vendor',
      'sms_doubt.serial',
      'sms_doubt.code',
      'sms_doubt.phone_sealed',
      'sms_doubt.asked',
      'sms_attempt.at',
      'sms_attempt.county',
      'sms_attempt.delivery',
      'sms_attempt.kind',
    ])
    .where('sms_doubt.due_at', '<=', now)
    .orderBy('sms_doubt.due_at')
    .limit(limit)
    .execute();
}

/** False if somebody else has settled it meanwhile. */
export async function closeDoubt(tx: Tx, attempt: string): Promise<boolean> {
  const result = await tx.deleteFrom('sms_doubt').where('attempt', '=', attempt).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function putOffDoubt(tx: Tx, attempt: string, { asked, dueAt }: { asked: number; dueAt: Date }): Promise<void> {
  await tx.updateTable('sms_doubt').set({ asked, due_at: dueAt }).where('attempt', '=', attempt).execute();
}
