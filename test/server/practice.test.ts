import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayDo, staffRoles } from '../../src/rules/role-rights.ts';
import { scenes } from '../../src/server/practice/scenes.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { Rehearsing } from '../helpers/rehearsing.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let haifeng: Officer;
let realMatter: string;
let before: Record<string, string>;
beforeAll(async () => {
  county = await openTestCounty();
  const wang = await Villager.signedIn(county, '16900002801');
  realMatter = (await wang.apply()).matters[0]!.matterId;
  await county.knock();
  haifeng = await desk('haifeng');
  before = await realRows();
  expect((await begin(0)).body).toEqual({ generation: 1, begunAt: county.clock.now().toISOString(), today: '2026-11-24', daysAhead: 0 });
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();
const begin = (seen: number, by = haifeng) => by.ask('beginPractice', { body: { seen } });
const generation = async () => (await haifeng.ask('readPractice')).body.generation;
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, text, values);
const ground = async () => `371623-p${await generation()}`;

/** All rows of the real county, a digest each table; and of tables without counties those that are not of a ground. */
async function realRows(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'county' order by 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t where t.county = '371623'`,
  );
  const others = [
    'county where practice_of is null',
    "account where kind <> 'practice'",
    'session',
    'sign_in_code',
    'sms_attempt',
    'sms_outcome',
  ];
  digests.push(
    ...others.map(
      (from) =>
        `select '${from.split(' ')[0]}, all' as name, md5(string_agg(t::text, '|' order by t::text)) as digest from ${from.replace(/^(\w+)/, '$1 t')}`,
    ),
  );
  const rows = await sql<{ name: string; digest: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

test('one click lays out a matter in every state an officer meets, each with its past, its answers and its papers', async () => {
  const town = new Rehearsing(haifeng, 'town');
  const lines = await town.list();
  const all = await sql<{ step: string }>('select step from matter where county = $1', [await ground()]);
  expect(all).toHaveLength(Object.values(scenes).flat().length);
  const states = new Set(lines.map(({ state }) => state.title));
  const met = `交给镇上了 镇上接下了 正在查家里收入 要来家里看看 村里人要商量一下 镇上觉得行 在村里贴着 有人提了意见 到县里了 镇上在定 这次没办成 同意了 正在打钱
    可能要变，先听您说 您说的记下了 收到了 请县里点头 先给您救急钱 镇上在补手续 正在问各部门 评委会在商量 等领导小组开会 钱到了`;
  for (const state of met.split(/\s+/)) expect(states).toContain(state);
  expect(new Set(lines.map(({ light }) => light))).toEqual(new Set(['overdue', 'red', 'amber', 'green', undefined]));
  for (const line of lines) expect(line.village).toBe('练习村');

  const complete = await town.open(await town.find('有人提了意见', /支出型/));
  expect(complete.timeline!.map(({ kind }) => kind)).toEqual(['object', 'hang', 'accept', 'submit']);
  expect(complete.applicantFull.phone).toMatch(/^1690000\d{4}$/);
  expect(complete.facts!.length).toBeGreaterThan(5);
  expect(complete.missing).toEqual([]);
  const photo = await town.ask('staffReadPaper', { params: { paperId: complete.papers![0]!.paperId } });
  expect(photo.headers.get('content-type')).toBe('image/png');
  const overdue = lines.filter(({ light }) => light === 'overdue');
  expect(overdue.length).toBeGreaterThanOrEqual(3);
  const lacking = await Promise.all(lines.filter(({ state }) => state.title === '交给镇上了').map((line) => town.open(line.matterId)));
  expect(lacking.some(({ missing }) => missing!.length >= 2)).toBe(true);
  // Each role that rehearses finds something to do.
  for (const role of staffRoles.filter((one) => mayDo(one, 'practise'))) {
    const mine = new Rehearsing(haifeng, role);
    let acts = 0;
    for (const line of await mine.list()) if ((acts = (await mine.open(line.matterId)).acts.length) > 0) break;
    expect(acts, role).toBeGreaterThan(0);
  }
});

test('the real county does not change by a row, and finds nothing of it anywhere', async () => {
  expect(await realRows()).toEqual(before);
  const town = new Rehearsing(haifeng, 'town');
  const rehearsed = await town.find('交给镇上了');
  for (const officer of [haifeng, await desk('county'), await desk('auditor')]) {
    expect((await officer.ask('staffListMatters')).body.matters.map(({ matterId }) => matterId)).toEqual([realMatter]);
    expect((await officer.ask('staffReadMatter', { params: { matterId: rehearsed } })).status).toBe(404);
    expect((await officer.record(realMatter, 'approve', { amountFen: 1 })).status).not.toBe(201);
  }
  expect((await town.ask('staffReadMatter', { params: { matterId: realMatter } })).status).toBe(404);
  const villager = new Villager(county, '16900002802');
  const { towns } = (await villager.ask('listTowns')).body;
  expect(JSON.stringify(towns)).not.toContain('练习');
  expect((await villager.ask('listVillages', { params: { townId: `${await ground()}-town` } })).status).toBe(404);
  expect((await villager.ask('openCode', { params: { codeId: `${await ground()}-village` } })).status).toBe(404);
  // Whoever has such a number, or none, opens nothing that was filed there.
  const person = (await town.open(rehearsed)).applicantFull;
  const owner = await Villager.signedIn(county, person.phone);
  expect((await owner.ask('listMatters')).body.matters).toEqual([]);
  expect((await owner.ask('listNotices')).body.notices).toEqual([]);
});

test('she acts there in whatever role she plays, is herself again without it, and what is not play is refused there', async () => {
  const town = new Rehearsing(haifeng, 'town');
  const me = (await town.ask('readStaffSession')).body;
  expect(me).toMatchObject({ role: 'town', county: '无棣县（练习）', practice: { today: '2026-11-24', daysAhead: 0 } });
  expect(me.may).not.toContain('have-deputies');
  const matterId = await town.find('到县里了', /支出型/);
  expect((await town.record(matterId, 'approve', { amountFen: 90_000 })).body).toMatchObject({ code: 'not-for-you' });
  const bureau = new Rehearsing(haifeng, 'county');
  expect((await bureau.record(matterId, 'approve', { amountFen: 90_000 })).status).toBe(201);
  expect((await haifeng.ask('readStaffSession')).body).toMatchObject({ role: 'town', county: '无棣县' });

  // What is printed there says across itself that it is none.
  const hanging = await town.find('在村里贴着', /低保/);
  await town.open(hanging);
  const { sheets } = (await town.ask('staffPrintSheets', { body: { matters: [hanging], kinds: ['acceptance'] } })).body;
  expect(sheets.map(({ mark }) => mark)).toEqual(['练习，不是政府公文']);

  const refused = await town.ask('staffNameDeputy', {
    body: { submissionId: matterId, deputyStaffId: matterId, since: '2026-12-01', until: '2026-12-02' },
  });
  expect(refused.status).toBe(404);
  expect((await town.ask('staffListDeputies')).status).toBe(404);
  for (const role of ['hotline', 'auditor', 'operator'] as const) {
    expect((await new Rehearsing(haifeng, role).ask('staffListMatters')).status).toBe(404);
    expect((await new Rehearsing(await desk(role), 'town').ask('staffListMatters')).status).toBe(404);
  }
});

test('what her phone would have said is kept and shown, and no vendor hears of it however often somebody knocks', async () => {
  const town = new Rehearsing(haifeng, 'town');
  const matterId = await town.find('交给镇上了', /支出型/);
  const { applicantFull } = await town.open(matterId);
  const heard = { sms: county.sms.phones.messages.length, attempts: (await sql('select id from sms_attempt')).length };
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  const [latest] = (await town.ask('listPracticeMessages')).body.messages;
  expect(latest).toMatchObject({ matterId, name: applicantFull.name, phone: applicantFull.phone });
  expect(latest!.text).toMatch(/^【无棣县民政局】您交的事，镇上接下了。最晚12月22日有结果/);
  for (const days of [0, 1, 3]) {
    county.clock.forward({ days });
    await county.knock();
  }
  county.clock.forward({ days: -4 });
  expect(county.sms.phones.messages).toHaveLength(heard.sms);
  expect(await sql('select id from sms_attempt')).toHaveLength(heard.attempts);
  expect(await sql(`select name from pgboss.job where data::text like '%371623-p%'`)).toEqual([]);
  // Whatever the code does one day, the database has the last word.
  const at = [await ground(), '019a0000-0000-7000-8000-000000000000'];
  const attempt = `insert into sms_attempt (id, vendor, kind, county, delivery, number, at) values ($2, 'tencent', 'accepted', $1, $2, 1, now())`;
  await expect(sql(attempt, at)).rejects.toThrow('sms_attempt_not_in_practice');
  await expect(sql(`update delivery set channel = 'sms' where county = $1`, [at[0]])).rejects.toThrow('delivery_stays_in_practice');
});

test('its own day goes on by a click: a public notice ends, what is left lying goes up, and the real county’s day stays', async () => {
  const town = new Rehearsing(haifeng, 'town');
  const matterId = await town.find('镇上接下了', /支出型/);
  expect((await town.record(matterId, 'hang')).status).toBe(201);
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(409);
  const body = { seen: { generation: await generation(), daysAhead: 0 }, days: 8 };
  expect((await town.ask('movePracticeDay', { body })).body).toMatchObject({ today: '2026-12-02', daysAhead: 8 });
  expect((await town.ask('movePracticeDay', { body })).body).toMatchObject({ daysAhead: 8 });
  expect((await town.ask('movePracticeDay', { body: { ...body, days: 1 } })).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
  const untouched = await town.find('交给镇上了', /低保/);
  expect((await town.open(untouched)).timeline![0]!.kind).toBe('overdue');
  expect((await haifeng.open(realMatter)).timeline!.map(({ kind }) => kind)).toEqual(['submit']);
  await county.knock();
  expect((await haifeng.open(realMatter)).next?.overdue).toBe(false);
});

const filesOf = () =>
  readdirSync(county.filesDir, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));

test('begun anew by two officers at once it is new once; the one before is closed, nobody finds it, and it can never be read again', async () => {
  const shuiwan = await desk('shuiwan');
  const [mine, hers] = [new Rehearsing(haifeng, 'town'), new Rehearsing(shuiwan, 'town')];
  const [old, matterId, files] = [await ground(), await mine.find('有人提了意见', /支出型/), filesOf()];
  const answers = await Promise.all([begin(1), begin(1, shuiwan)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  // The same click again finds it fresh.
  expect((await begin(1)).body).toMatchObject({ generation: 2, daysAhead: 0 });
  expect(await generation()).toBe(2);
  for (const one of [mine, hers]) expect((await one.ask('staffReadMatter', { params: { matterId } })).status).toBe(404);
  const ids = async (one: Rehearsing) => (await one.list()).map((line) => line.matterId).toSorted();
  expect(await ids(hers)).toEqual(await ids(mine));
  expect(await sql('select id from application where county = $1 and key_wrapped is not null', [old])).toEqual([]);
  expect(filesOf().filter((file) => files.includes(file))).toEqual([]);
  expect(await realRows()).toMatchObject({ matter: before['matter'], application: before['application'], event: before['event'] });
});

test('what fails half-way leaves the old one as it was, and nobody sees half of a new one', async () => {
  const town = new Rehearsing(haifeng, 'town');
  const [seen, lines] = [await generation(), (await town.list()).map(({ matterId }) => matterId)];
  const { files } = county.house;
  const keep = files.keep.bind(files);
  let kept = 0;
  files.keep = (sealed, name) => (++kept > 5 ? Promise.reject(new Error('the disk is full')) : keep(sealed, name));
  try {
    expect((await begin(seen)).status).toBe(503);
  } finally {
    files.keep = keep;
  }
  expect(await generation()).toBe(seen);
  expect((await town.list()).map(({ matterId }) => matterId)).toEqual(lines);
});
