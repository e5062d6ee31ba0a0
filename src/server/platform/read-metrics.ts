import type { House } from './house.ts';

/** The few figures that tell whether people are being told: ages and counts, no names. Prometheus text format. */
export async function readMetrics(house: House): Promise<string> {
  const now = house.clock.now();
  const counties = await house.db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
  const lines: string[] = [];
  const waiting = new Map<string, { count: number; oldest: number }>();
  for (const county of counties) {
    const rows = await house.db
      .selectFrom('delivery')
      .select((eb) => ['state', eb.fn.countAll<string>().as('count'), eb.fn.min('changed_at').as('oldest')])
      .where('county', '=', county.id)
      .where('state', 'in', ['waiting', 'calling', 'unknown'])
      .groupBy('state')
      .execute();
    for (const row of rows) {
      const sofar = waiting.get(row.state) ?? { count: 0, oldest: 0 };
      const age = row.oldest ? (now.getTime() - row.oldest.getTime()) / 1000 : 0;
      waiting.set(row.state, { count: sofar.count + Number(row.count), oldest: Math.max(sofar.oldest, age) });
    }
  }
  for (const state of ['waiting', 'calling', 'unknown']) {
    const { count, oldest } = waiting.get(state) ?? { count: 0, oldest: 0 };
    lines.push(`mashang_deliveries{state="${state}"} ${count}`, `mashang_delivery_oldest_seconds{state="${state}"} ${Math.round(oldest)}`);
  }
  const unjudged = await house.db
    .selectFrom('vendor_report')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('judged_at', 'is', null)
    .executeTakeFirstOrThrow();
  lines.push(`mashang_vendor_reports_unjudged ${unjudged.count}`);
  return `${lines.join('\n')}\n`;
}
