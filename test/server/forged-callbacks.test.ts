import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgeCallback, trueCallback, type KnownMessage } from '../helpers/forge-callbacks.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';
import { WechatFamily } from '../helpers/wechat-family.ts';

/* `npm run bench -- forged-callbacks` is this with ten thousand. */

const count = Number(process.env['FORGED_CALLBACKS'] ?? 300);
let county: TestCounty;
let made = 8700;
beforeAll(async () => {
  county = await openTestCounty({ alibaba: {} });
});
afterAll(() => county?.close());

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, text, values);

/** A family that was just told one way; what became of it is known, or not yet. */
async function told(vendor: KnownMessage['vendor'], reports: 'on' | 'off'): Promise<KnownMessage> {
  const resting = vendor === 'alibaba' ? 100 : 0;
  await sql(
    `insert into sms_vendor_weight values ('alibaba', $1, $3), ('tencent', $2, $3)
       on conflict (vendor) do update set weight = excluded.weight, moved_at = excluded.moved_at`,
    [resting, 100 - resting, new Date(county.clock.now().getTime() + 86_400_000 * 365)],
  );
  county.wechat.switches.set({ pushes: 'on' });
  const family = await WechatFamily.joined(county, (made += 1));
  if (vendor === 'wechat') await family.answer('accepted', 'accept');
  await county.knock();
  county.sms.switches.set({ reports });
  county.alibaba!.switches.set({ reports });
  county.wechat.switches.set({ pushes: reports });
  await family.takenOn();
  await county.knock();
  const [row] = await sql<{ attempt: string; serial: string; state: string }>(
    `select a.id as attempt, o.vendor_serial as serial, d.state from sms_attempt a join delivery d on d.id = a.delivery
       join notice n on n.id = d.notice join sms_outcome o on o.attempt = a.id and o.state = 'handed-over'
      where n.matter = $1 and a.vendor = $2 and n.kind like 'accepted%'`,
    [family.matterId, vendor],
  );
  expect(row).toMatchObject({ state: reports === 'on' ? 'delivered' : 'handed-over' });
  return { vendor, attempt: row!.attempt, serial: row!.serial, phone: family.villager.phone, openid: family.openid };
}

/** Everything that a callback could move. */
const states = () =>
  sql(`select (select jsonb_agg(array[id::text, state] order by id) from delivery) as deliveries,
              (select count(*)::int from sms_attempt) as attempts, (select count(*)::int from sms_outcome) as outcomes,
              (select count(*)::int from sms_doubt) as doubts, (select count(*)::int from contact) as contacts,
              (select jsonb_agg(w order by w.identity, w.template) from wechat_subscription w) as leaves`);

test(
  `${count} forged, foreign, cut off, repeated and reordered callbacks: nothing is sent, no state moves, no fault`,
  { timeout: 600_000 },
  async () => {
    const vendors = ['tencent', 'alibaba', 'wechat'] as const;
    const settled: KnownMessage[] = [];
    for (const vendor of vendors) settled.push(await told(vendor, 'on'));
    const open: KnownMessage[] = [];
    for (const vendor of vendors) open.push(await told(vendor, 'off'));
    const byWechatNow = () => [...open, ...settled].map(({ openid }) => county.wechat.users.messagesOf(openid).length).join();
    const [before, sent, byWechat] = [await states(), county.sms.phones.messages.length, byWechatNow()];

    const answers = new Map<string, number>();
    for (let seed = 0; seed < count; seed += 1) {
      const { what, route, bytes, ...call } = forgeCallback(county, { open, settled }, seed);
      const { status } = await ask(county.publicUrl, route, { ...call, bytes, headers: { 'content-type': 'application/json' } });
      const key = `${what}: ${status}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
    }
    const waiting = async () => (await sql<{ n: number }>('select count(*)::int as n from vendor_report where judged_at is null'))[0]!.n;
    for (let knocks = 0; knocks * 200 <= count && (await waiting()) > 0; knocks += 1) await county.knock();
    // What may be a word that came too early is asked again for two minutes.
    county.clock.forward({ minutes: 3 });
    for (let knocks = 0; knocks * 200 <= count && (await waiting()) > 0; knocks += 1) await county.knock();

    if (process.env['FORGED_CALLBACKS']) console.table(Object.fromEntries([...answers].toSorted()));
    expect([...answers.keys()].filter((key) => !/: (200|404)$/.test(key))).toEqual([]);
    expect([...answers.keys()].filter((key) => /a wrong secret: 200/.test(key))).toEqual([]);
    expect(await waiting()).toBe(0);
    expect(await states()).toEqual(before);
    expect([county.sms.phones.messages.length, byWechatNow()]).toEqual([sent, byWechat]);

    // And a true word is still believed.
    for (const message of open) {
      const { route, ...call } = trueCallback(county, message);
      expect((await ask(county.publicUrl, route, call)).status).toBe(200);
    }
    await county.knock();
    const attempts = open.map(({ attempt }) => attempt);
    const now = await sql(`select distinct d.state from delivery d join sms_attempt a on a.delivery = d.id where a.id = any($1)`, [
      attempts,
    ]);
    expect(now).toEqual([{ state: 'delivered' }]);
  },
);
