import type { House } from './house.ts';

/** The few figures that tell whether people are being told: ages and counts, no names. Prometheus text format. */
export async function readMetrics(house: House): Promise<string> {
  const now = house.clock.now();
  const counties = await house.db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
  const lines: string[] = [];
  const waiting = new Map<string, { count: number; oldest: number }>();
  const dueByLane = new Map<string, number>();
  for (const county of counties) {
    const rows = await house.db
      .selectFrom('delivery')
      .select((eb) => ['state', 'lane', eb.fn.countAll<string>().as('count'), eb.fn.min('changed_at').as('oldest')])
      .where('county', '=', county.id)
      .where('state', 'in', ['waiting', 'calling', 'unknown'])
      .groupBy(['state', 'lane'])
      .execute();
    for (const row of rows) {
      const sofar = waiting.get(row.state) ?? { count: 0, oldest: 0 };
      if (row.state === 'waiting') dueByLane.set(row.lane, (dueByLane.get(row.lane) ?? 0) + Number(row.count));
      const age = row.oldest ? (now.getTime() - row.oldest.getTime()) / 1000 : 0;
      waiting.set(row.state, { count: sofar.count + Number(row.count), oldest: Math.max(sofar.oldest, age) });
    }
  }
  for (const state of ['waiting', 'calling', 'unknown']) {
    const { count, oldest } = waiting.get(state) ?? { count: 0, oldest: 0 };
    lines.push(`mashang_deliveries{state="${state}"} ${count}`, `mashang_delivery_oldest_seconds{state="${state}"} ${Math.round(oldest)}`);
  }
  for (const [lane, count] of dueByLane) lines.push(`mashang_deliveries_waiting{lane="${lane}"} ${count}`);
  const unjudged = await house.db
    .selectFrom('vendor_report')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('judged_at', 'is', null)
    .executeTakeFirstOrThrow();
  lines.push(`mashang_vendor_reports_unjudged ${unjudged.count}`);
  const { epoch } = await house.db.selectFrom('deployment').select('epoch').executeTakeFirstOrThrow();
  lines.push('# How often the database was put back from a copy is epoch - 1.', `mashang_deployment_epoch ${epoch}`);
  return `${lines.join('\n')}\n`;
}
