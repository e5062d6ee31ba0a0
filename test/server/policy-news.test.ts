import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffNews, WriteNews } from '../../src/contract/news.contract.ts';
import { tellDueNews } from '../../src/server/publish/index.ts';
import { spokenLength } from '../../src/rules/loudspeaker/spoken-length.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

/** News of policy and sessions in villages, by the doors of the desk and of the phone. */
let county: TestCounty;
let li: Officer;
let zhou: Officer;
let haifeng: Officer;
let colleague: Officer;
let wang: Villager;
let wangsSister: Villager;
/** Filed for Wang once, on her own phone. */
let neighbour: Villager;
let otherVillage: Villager;

const kangjia = '371623002250';
const haifengTown = '371623002';

beforeAll(async () => {
  county = await openTestCounty();
  li = await new Officer(county, 'county').signIn();
  zhou = await new Officer(county, 'county-second').signIn();
  haifeng = await new Officer(county, 'haifeng').signIn();
  colleague = await hire(county, { login: 'haifeng-second', name: '孙演示', role: 'town', places: [haifengTown] });
  wang = await Villager.signedIn(county, '16900001801');
  wangsSister = await Villager.signedIn(county, '16900001802');
  neighbour = await Villager.signedIn(county, '16900001804');
  const elsewhere = (await ask(county.publicUrl, 'listVillages', { params: { townId: '371623101' } })).body.villages[0]!.codeId;
  otherVillage = await Villager.signedIn({ ...county, codeId: elsewhere }, '16900001803');
  const named = (name: string, number: number) => ({ applicant: { name, idNumber: inventedIdNumber(number) } });
  await wang.apply(await wang.fillForm(named('王演示', 1)));
  await wangsSister.apply(await wangsSister.fillForm(named('王小妹演示', 2)));
  const forWang = { name: '王演示', idNumber: inventedIdNumber(1), filledBy: 'neighbour' };
  await neighbour.apply(await neighbour.fillForm({ applicant: forWang }));
  await otherVillage.apply(await otherVillage.fillForm(named('别村演示', 3)));
  await county.knock();
});
afterAll(() => county?.close());

const news = (given: Partial<WriteNews> = {}): WriteNews => ({
  kind: 'news',
  title: '老人补贴可以在手机上问',
  text: '八十岁以上的老人，有高龄津贴。到镇上登记，带身份证。',
  groups: ['elder'],
  programs: ['elder-80'],
  from: '2026-11-24',
  until: '2026-12-31',
  ...given,
});

const session = (given: Partial<WriteNews> & { at?: Partial<NonNullable<WriteNews['session']>> } = {}): WriteNews => {
  const { at, ...rest } = given;
  const day = at?.day ?? '2026-12-03';
  return news({
    kind: 'session',
    title: '来村里讲帮扶政策',
    text: '',
    groups: [],
    programs: [],
    places: [kangjia],
    until: day,
    session: { day, half: 'morning', time: '09:00', place: '村委会大院', bring: ['身份证', '户口簿'], who: '家里有难处的', ...at },
    ...rest,
  });
};

const write = (officer: Officer, body: WriteNews, newsId: string = randomUUID()) =>
  officer.ask('staffWriteNews', { params: { newsId }, body });
const approve = (officer: Officer, { newsId, digest }: StaffNews) =>
  officer.ask('staffApproveNews', { params: { newsId }, body: { digest } });
const withdraw = (officer: Officer, { newsId }: StaffNews) => officer.ask('staffWithdrawNews', { params: { newsId } });
const onPhone = async (codeId = county.codeId) => {
  const { body } = await ask(county.publicUrl, 'readNews', { params: { codeId } });
  return body.items.map(({ kind, state, title }) => `${kind} ${state} ${title}`);
};
/** Published: by one officer written, by another approved. */
async function publish(body: WriteNews, by = li, second = zhou): Promise<StaffNews> {
  const written = await write(by, body);
  const done = await approve(second, written.body);
  if (done.body.state !== 'public') throw new Error(JSON.stringify([written.body, done.body]));
  return done.body;
}
const smsOf = (villager: Villager) =>
  villager
    .messages()
    .map(({ text }) => text)
    .filter((text) => /讲帮扶政策|件事有了新消息/.test(text));
const inboxOf = async (villager: Villager) =>
  (await villager.ask('listNotices')).body.notices.filter(({ kind }) => kind.startsWith('session')).map(({ title }) => title);

test('nobody reads a piece before a second person has approved the very words she read, and it can be taken down at any time', async () => {
  const newsId = randomUUID();
  const first = await write(li, news(), newsId);
  expect([first.status, first.body.state, first.body.may]).toEqual([200, 'waiting', ['change', 'withdraw']]);
  expect((await write(li, news(), newsId)).body.digest).toBe(first.body.digest);
  expect((await write(zhou, news(), newsId)).status).toBe(404);
  expect(await onPhone()).toEqual([]);
  expect((await approve(li, first.body)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('同事') });

  const corrected = (await write(li, news({ title: '八十岁老人有津贴' }), newsId)).body;
  expect((await approve(zhou, first.body)).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await approve(zhou, corrected)).body).toMatchObject({ state: 'public', approvedBy: expect.any(String), may: ['withdraw'] });
  expect((await approve(zhou, corrected)).status).toBe(200);
  expect(await onPhone()).toEqual(['news public 八十岁老人有津贴']);
  expect((await write(li, news({ title: '又改一改' }), newsId)).body).toMatchObject({ code: 'already-sent-differently' });

  const read = await ask(county.publicUrl, 'readNews', { params: { codeId: county.codeId } });
  expect(read.body.items[0]).toMatchObject({ groups: ['老人'], programs: [{ id: 'elder-80' }] });
  const etag = read.headers.get('etag')!;
  expect(read.headers.get('cache-control')).toBe('public, max-age=60');
  const again = await ask(county.publicUrl, 'readNews', { params: { codeId: county.codeId }, headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);

  expect((await withdraw(zhou, corrected)).body.state).toBe('withdrawn');
  expect((await withdraw(zhou, corrected)).status).toBe(200);
  expect(await onPhone()).toEqual([]);
});

test('what must not be public is named and refused, the county’s own numbers are not', async () => {
  const refusedFor = async (text: string) => ((await write(li, news({ text }))).body as { text: string }).text;
  expect(await refusedFor('请联系 9999 0119 5601 1500 12。')).toContain('身份证号');
  expect(await refusedFor('钱打到6217 0012 3456 7890 123。')).toContain('卡号');
  expect(await refusedFor('打电话１３８００００１１１１问。')).toContain('电话号码');
  expect(await refusedFor('像王某某得了癌症，就办成了。')).toContain('个人的病情');
  const allowed = await write(li, news({ text: '想问打12349。得了大病的家庭，花钱多的，都来问问。' }));
  expect(allowed.body).toMatchObject({ state: 'waiting' });
});

test('a town writes sessions of its own villages alone; who has no right finds no desk', async () => {
  expect((await write(haifeng, news())).body).toMatchObject({ code: 'not-for-you' });
  expect((await write(haifeng, session({ places: ['371623101'] }))).body).toMatchObject({ code: 'not-for-you' });
  const mine = await write(haifeng, session());
  expect(mine.body).toMatchObject({ state: 'waiting', tells: { concerned: 2, told: 0 }, where: expect.stringContaining('康家村') });
  const shuiwan = await new Officer(county, 'shuiwan').signIn();
  expect((await approve(shuiwan, mine.body)).body).toMatchObject({ code: 'not-for-you' });
  const hotline = await new Officer(county, 'hotline').signIn();
  expect((await hotline.ask('staffListNews')).status).toBe(404);
  expect((await haifeng.ask('staffReadNewsChoices')).body).toMatchObject({
    kinds: ['session'],
    wholeCounty: false,
    towns: [{ id: haifengTown }],
  });
  await withdraw(haifeng, mine.body);
});

test('a session is news, loudspeaker text and one SMS for each of those concerned; moved and cancelled are told once more', async () => {
  const held = await publish(session(), haifeng, colleague);
  expect(held.loudspeaker).toMatch(/12月3号上午9点，在村委会大院.*身份证、户口簿.*12349/);
  expect(spokenLength(held.loudspeaker)).toBeGreaterThanOrEqual(140);
  expect(await onPhone()).toEqual(['session public 来村里讲帮扶政策']);
  await county.knock();
  await county.knock();
  const text = '【无棣县民政局】12月3日有人到您村里讲帮扶政策，上午9点开始。在哪儿、带什么，打开码上知就能看到，或打12349问。不收钱';
  expect([wang, wangsSister, neighbour, otherVillage].map(smsOf)).toEqual([[text], [text], [], []]);
  expect([await inboxOf(wang), await inboxOf(otherVillage)]).toEqual([['有人来村里讲帮扶政策'], []]);
  expect((await haifeng.ask('staffReadNews', { params: { newsId: held.newsId } })).body.tells).toEqual({ concerned: 2, told: 2 });

  // A second one on the same day stands in the inbox and sends no SMS.
  await publish(session({ at: { day: '2026-12-08' } }));
  await county.knock();
  expect([smsOf(wang).length, (await inboxOf(wang)).length]).toEqual([1, 2]);

  const moved = await publish(
    session({ moves: held.newsId, at: { day: '2026-12-05', half: 'afternoon', time: '15:30' } }),
    haifeng,
    colleague,
  );
  await county.knock();
  await county.knock();
  expect(smsOf(wang).slice(1)).toEqual([
    '【无棣县民政局】到您村里讲帮扶政策的日子改了，改到12月5日，下午3点半开始。在哪儿、带什么，打开码上知就能看到，或打12349问',
  ]);
  const { body } = await ask(county.publicUrl, 'readNews', { params: { codeId: county.codeId } });
  expect(body.items.map(({ newsId }) => newsId)).toContain(moved.newsId);
  expect(body.items.map(({ newsId }) => newsId)).not.toContain(held.newsId);
  expect(body.items[0]).toMatchObject({ movedFrom: { day: '2026-12-03', half: 'morning', time: '09:00' } });

  await withdraw(haifeng, moved);
  await withdraw(haifeng, moved);
  await county.knock();
  await county.knock();
  expect(smsOf(wang).slice(2)).toEqual([expect.stringContaining('原来说12月5日到您村里讲帮扶政策，这次不来了')]);
  expect(await onPhone()).toContain('session cancelled 来村里讲帮扶政策');
});

test('what is told at night wakes nobody, and who is not told yet hears nothing of a session that is off', async () => {
  county.clock.set('2026-12-09T22:30:00+08:00');
  await Promise.all([li.signIn(), zhou.signIn()]);
  const before = smsOf(wang).length;
  await publish(session({ at: { day: '2026-12-20' } }));
  await county.knock();
  expect(smsOf(wang)).toHaveLength(before);
  county.clock.set('2026-12-10T08:01:00+08:00');
  await county.knock();
  expect(smsOf(wang)).toHaveLength(before + 1);
  await Promise.all([li.signIn(), zhou.signIn()]);
  const inbox = await inboxOf(wang);
  const off = await publish(session({ at: { day: '2026-12-21' } }));
  await withdraw(li, off);
  await county.knock();
  expect(await inboxOf(wang)).toEqual(inbox);
  const tellings = await queryAs(county.database.ownerUrl, `select kind, state from news_telling where piece = $1`, [off.newsId]);
  expect(tellings).toEqual([
    { kind: 'session', state: 'left' },
    { kind: 'session', state: 'left' },
  ]);
});

test('killed half way through those to be told, it goes on with the others and tells nobody twice', async () => {
  const piece = await publish(session({ at: { day: '2026-12-22' } }));
  const { ownerUrl } = county.database;
  await queryAs(
    ownerUrl,
    `create function stop_second() returns trigger language plpgsql as $$ begin
       if (select count(*) from notice n join news_telling t on t.county = n.county and t.id = n.event where t.piece = '${piece.newsId}') > 0
       then raise exception 'killed'; end if; return new; end $$`,
  );
  await queryAs(ownerUrl, `create trigger stop_second before insert on notice for each row execute function stop_second()`);
  const states = () =>
    queryAs(ownerUrl, `select state, count(*)::int from news_telling where piece = $1 group by 1 order by 1`, [piece.newsId]);
  await tellDueNews(county.house, ['371623']);
  expect(county.logLines.some((line) => line.includes('not told'))).toBe(true);
  expect(await states()).toEqual([
    { state: 'told', count: 1 },
    { state: 'waiting', count: 1 },
  ]);
  await queryAs(ownerUrl, 'drop trigger stop_second on notice');
  await Promise.all([tellDueNews(county.house, ['371623']), tellDueNews(county.house, ['371623'])]);
  await county.knock();
  expect(await states()).toEqual([{ state: 'told', count: 2 }]);
  const notices = await queryAs(
    ownerUrl,
    `select count(*)::int, count(distinct n.account)::int as accounts from notice n join news_telling t on t.county = n.county and t.id = n.event where t.piece = $1`,
    [piece.newsId],
  );
  expect(notices).toEqual([{ count: 2, accounts: 2 }]);
});

test('a standard that rises on a day stands at the desk with its text for the horn, out of the catalogue alone', async () => {
  expect((await li.ask('staffListNews')).body.rises).toEqual([]);
  await queryAs(
    county.database.ownerUrl,
    `insert into catalogue (county, version, data, effective_from, published_at)
     select county, version + 1,
       jsonb_set(data, '{parameters}', data->'parameters' || (select jsonb_agg(p || '{"value": 900, "effectiveFrom": "2027-01-01"}')
         from jsonb_array_elements(data->'parameters') p where p->>'id' = 'std.dibaoRural')),
       effective_from, published_at from catalogue`,
  );
  county.clock.forward({ minutes: 1 });
  const { rises } = (await li.ask('staffListNews')).body;
  expect(rises).toMatchObject([{ words: '从1月1日起，农村低保标准从每人每月850元涨到900元', since: '2027-01-01', illustrative: true }]);
  expect(rises[0]!.loudspeaker).toContain('从元月一号起，农村低保标准有变化');
  expect(rises[0]!.loudspeaker).not.toMatch(/850|900/);
});
