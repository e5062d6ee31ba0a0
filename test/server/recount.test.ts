import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCounty } from '../../src/server/load-county.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let number = 0;
/** Months in which she has signed in: a new phone each, or the SMS of a day would run out. */
const phones = new Set<string>();
beforeAll(async () => {
  county = await openTestCounty();
  county.clock.set('2026-07-01T09:00:00+08:00');
});
afterAll(() => county?.close());

const owner = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, sql, values);
const at = (day: string, time = '10:00') => county.clock.set(`${day}T${time}:00+08:00`);

let desk: { town: Officer; since: number } | undefined;
/** The same desk for a quarter of an hour: after half an hour without a touch it is closed. */
async function town(): Promise<Officer> {
  const now = county.clock.now().getTime();
  if (!desk || now - desk.since > 900_000) desk = { town: await new Officer(county, 'haifeng').signIn(), since: now };
  return desk.town;
}

async function fileOn(day: string): Promise<string> {
  at(day);
  number += 1;
  if (!phones.has(day.slice(0, 7))) {
    wang = await Villager.signedIn(county, `169000036${String(number).padStart(2, '0')}`);
    phones.add(day.slice(0, 7));
  }
  const receipt = await wang.apply(await wang.fillForm({ applicant: { idNumber: inventedIdNumber(120 + number) } }));
  return receipt.matters[0]!.matterId;
}

/** As `load-county` does it for a county that runs. */
async function publish(year: number, rest: string[], work: string[]): Promise<void> {
  const folder = readCountyFolder('mock/data');
  const calendar = { years: { ...folder.calendar.years, [year]: { rest, work, source: 'invented for this test' } } };
  await loadCounty(county.house, { ...folder, calendar });
  await county.app.freshen();
}

const read = async (matterId: string) => (await wang.ask('readMatter', { params: { matterId } })).body;
const listed = async (...ids: string[]) =>
  (await (await town()).ask('staffListMatters')).body.matters.filter(({ matterId }) => ids.includes(matterId));
const stored = async (matterId: string) =>
  (
    await owner<Record<string, string | number | null>>(
      `select due_on::text, due_certain, total_due_on::text, late_on::text, told_due_on::text, told_total_on::text, version from matter where id = $1`,
      [matterId],
    )
  )[0]!;

test('a longer limit has one of the named causes, is told with its new last day, and lateness waits for it', async () => {
  const matterId = await fileOn('2026-07-01');
  await owner(`update matter set procedure = 'dibao-standard', procedure_version = 3, step = 'submitted' where id = $1`, [matterId]);
  const act = async (event: string, given = {}) => (await town()).record(matterId, event, given);
  expect((await (await town()).open(matterId)).acts.map(({ event }) => event)).not.toContain('extend');
  expect((await act('accept')).status).toBe(201);
  expect(await stored(matterId)).toMatchObject({ total_due_on: '2026-08-12', late_on: '2026-07-06' });
  expect((await act('extend', { cause: '人手不够', reason: '太忙。' })).body).toMatchObject({ code: 'field-refused' });
  expect((await act('extend', { cause: '人户分离', reason: '人在外地住。' })).status).toBe(201);
  expect(await stored(matterId)).toMatchObject({ total_due_on: '2026-09-02' });
  expect((await act('extend', { cause: '异地申办', reason: '再加几天。' })).body).toMatchObject({ code: 'not-now' });
  const { notices } = (await wang.ask('listNotices')).body;
  expect(notices.find(({ kind }) => kind === 'extended')).toMatchObject({
    title: '要多查几天',
    text: '因为人户分离：人在外地住。最晚9月2日 星期三有结果。',
  });
  expect((await act('start-checking')).status).toBe(201);
  await owner(`update matter set step = 'opinion', due_on = null, late_on = '2026-09-02' where id = $1`, [matterId]);
  at('2026-09-02', '23:00');
  await county.knock();
  expect((await (await town()).open(matterId)).timeline!.filter(({ kind }) => kind === 'overdue')).toHaveLength(0);
  at('2026-09-03');
  await county.knock();
  expect((await (await town()).open(matterId)).timeline!.filter(({ kind }) => kind === 'overdue')).toHaveLength(1);
  expect((await (await town()).open(matterId)).acts.map(({ event }) => event)).not.toContain('extend');
});

test('an objection is taken, and the notice hangs, through the working day after a day off', async () => {
  const matterId = await fileOn('2026-11-28');
  expect((await (await town()).record(matterId, 'accept')).status).toBe(201);
  expect((await (await town()).record(matterId, 'hang')).status).toBe(201);
  expect((await read(matterId)).state.text).toContain('12月7日 星期一（遇休息日顺延）');
  at('2026-12-07', '23:50');
  expect((await (await town()).open(matterId)).acts.find(({ event }) => event === 'pass-to-county')?.notBefore).toBe(
    '12月8日 星期二起才能办',
  );
  expect((await (await town()).record(matterId, 'pass-to-county')).body).toMatchObject({ code: 'not-now' });
  expect((await (await town()).record(matterId, 'object', { finding: '有人说她家有车。' })).status).toBe(201);
});

test('a year is published: dates, the order of the list, lights and lateness follow, and no day that she was told becomes an earlier one', async () => {
  const sooner = await fileOn('2026-12-28');
  const later = await fileOn('2026-12-31');
  const hung = await fileOn('2026-12-31');
  const whole = await fileOn('2026-12-21');
  const all = [sooner, later, hung, whole];
  expect((await (await town()).record(hung, 'accept')).status).toBe(201);
  expect((await (await town()).record(whole, 'accept')).status).toBe(201);
  at('2027-01-01');
  expect((await (await town()).record(hung, 'hang')).status).toBe(201);

  expect((await read(sooner)).next).toMatchObject({ day: '2027-01-04', certain: false, text: '镇上预计1月4日 星期一前办这一步' });
  expect((await read(later)).next).toMatchObject({ day: '2027-01-07', certain: false });
  expect((await read(hung)).next).toMatchObject({ day: '2027-01-08', text: '公示到预计1月8日 星期五' });
  expect((await read(whole)).next).toMatchObject({ day: '2027-01-18', certain: false, text: '最晚预计1月18日 星期一有结果' });
  expect((await listed(...all)).map(({ matterId, light }) => [matterId, light])).toEqual([
    [sooner, 'red'],
    [later, 'green'],
    [hung, 'green'],
    [whole, 'green'],
  ]);

  // Invented: the first weekend is worked, and three days of the week after it are off.
  await publish(2027, ['2027-01-01', '2027-01-05', '2027-01-06', '2027-01-07'], ['2027-01-02', '2027-01-03']);
  const told = { text: '镇上1月4日 星期一前办这一步', day: '2027-01-04', certain: true, overdue: false };
  expect((await read(sooner)).next).toMatchObject(told);
  await county.knock();

  expect((await read(sooner)).next).toMatchObject(told);
  expect((await read(sooner)).timeline).toHaveLength(1);
  expect((await read(later)).next).toMatchObject({ day: '2027-01-11', certain: true });
  expect((await read(hung)).next).toMatchObject({ day: '2027-01-08', certain: true });
  expect((await read(whole)).next).toMatchObject({ day: '2027-01-20', certain: true });
  expect(await stored(sooner)).toEqual({
    due_on: '2027-01-03',
    due_certain: true,
    total_due_on: null,
    late_on: '2027-01-03',
    told_due_on: '2027-01-04',
    told_total_on: null,
    version: 1,
  });
  expect(await stored(later)).toMatchObject({
    due_on: '2027-01-11',
    due_certain: true,
    late_on: '2027-01-11',
    told_due_on: null,
    version: 1,
  });
  expect((await listed(...all)).map(({ matterId, light, next }) => [matterId, light, next?.text])).toEqual([
    [sooner, 'amber', '镇上1月3日 星期日前办这一步（跟申请人说的是1月4日 星期一）'],
    [hung, 'green', '公示到1月8日 星期五'],
    [later, 'green', '镇上1月11日 星期一前办这一步'],
    [whole, 'green', '最晚1月20日 星期三有结果'],
  ]);

  // The law's day has passed, hers has not: it goes up, and nobody says that a word was broken.
  at('2027-01-04');
  await county.knock();
  expect((await read(sooner)).next).toMatchObject({ day: '2027-01-04', overdue: false });
  expect((await read(sooner)).timeline.map(({ title, text }) => [title, text])[0]).toEqual([
    '催办了',
    '放假调休的安排出来以后，这件事该办完的日子提前了，还没办完。已经告诉上一级，盯着办。跟您说过的日子不往前挪。',
  ]);
  expect((await listed(sooner))[0]).toMatchObject({ matterId: sooner, light: 'overdue' });
  at('2027-01-05');
  await county.knock();
  expect((await read(sooner)).next).toMatchObject({
    overdue: true,
    text: expect.stringMatching(/^说好1月4日 星期一前办，今天晚了\d+天。$/),
  });
  expect((await read(sooner)).timeline.filter(({ kind }) => kind === 'overdue')).toHaveLength(1);

  // The day that was 预计 has passed, the one that was published has not.
  at('2027-01-11', '23:59');
  await county.knock();
  expect((await read(later)).timeline).toHaveLength(1);
  at('2027-01-12', '00:00');
  await county.knock();
  expect((await read(later)).timeline.map(({ title }) => title)).toEqual(['晚了', '交给镇上了']);
});

test('what is recorded after that still says no earlier day than she was told', async () => {
  const matterId = await fileOn('2027-12-21');
  expect((await (await town()).record(matterId, 'accept')).status).toBe(201);
  expect((await read(matterId)).timeline[0]!.text).toContain('最晚预计1月18日 星期二有结果');
  await publish(2028, [], ['2028-01-01', '2028-01-02']);
  await county.knock();
  expect(await stored(matterId)).toMatchObject({ total_due_on: '2028-01-14', told_total_on: '2028-01-18', late_on: '2028-01-14' });
  expect((await (await town()).record(matterId, 'ask', { finding: '还差发票。' })).status).toBe(201);
  expect((await (await town()).record(matterId, 'hang')).status).toBe(201);
  expect(await stored(matterId)).toMatchObject({ total_due_on: '2028-01-14', told_total_on: '2028-01-18' });
  at('2027-12-29');
  expect((await (await town()).record(matterId, 'pass-to-county')).status).toBe(201);
  expect((await read(matterId)).timeline[0]!.text).not.toContain('1月14日');
});

test('killed in the middle it goes on where it was, and once is as good as twice', async () => {
  at('2028-12-21');
  await county.knock();
  const [{ years }] = (await owner<{ years: number }>('select count(*)::integer as years from calendar')) as [{ years: number }];
  await owner(
    `insert into matter (county, id, application, person, program, catalogue_version, procedure, procedure_version, village, town, step, version,
       opened_at, changed_at, due_on, due_certain, calendar_edition)
     select '371623', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'invented', 1, 'temp-expense', 3, '371623002250', '371623002',
       'submitted', 1, now(), now(), '2029-01-04', false, ${years} from generate_series(1, 450)`,
  );
  await owner(
    `insert into event (county, id, matter, number, kind, step, actor_kind, on_day, at)
     select county, gen_random_uuid(), id, 1, 'submit', 'submitted', 'citizen', '2028-12-28', now() from matter where program = 'invented'`,
  );
  await publish(2029, ['2029-01-01'], []);
  // A row of the second batch takes long, and the connection dies meanwhile, as it does with its process.
  await owner(`create function wait_here() returns trigger language plpgsql security definer as $$ begin
    if (select count(*) from matter where calendar_edition = ${years + 1}) >= 200 then perform pg_sleep(60); end if; return new; end $$`);
  await owner('create trigger wait_here before update on matter for each row execute function wait_here()');
  const knocked = county.knock().then(
    () => 'done',
    () => 'died',
  );
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
  while ((await queryAs(county.database.adminUrl, kill)).length === 0);
  expect(await knocked).toBe('died');
  await owner('drop trigger wait_here on matter');
  const counted = async () =>
    owner(`select due_on::text, due_certain, count(*)::integer from matter where program = 'invented' group by 1, 2 order by 1`);
  const [{ count }] = (await owner<{ count: number }>(`select count(*)::integer from matter where calendar_edition = ${years + 1}`)) as [
    { count: number },
  ];
  expect(count).toBe(200);
  await county.knock();
  const all = [{ due_on: '2029-01-05', due_certain: true, count: 450 }];
  expect(await counted()).toEqual(all);
  await county.knock();
  expect(await counted()).toEqual(all);
});
