import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let otherTown: Officer;
let shuiwan: string;

beforeAll(async () => {
  county = await openTestCounty();
  // Three programs that can be followed here; the rest of the catalogue stays as it is.
  await follow('dibao-family', { apply: 'here', procedure: 'dibao-standard', asks: ['household.size'], receiver: 'town-of-hukou' });
  await follow('medical-apply', { apply: 'here', procedure: 'medical-apply', asks: ['household.size'], receiver: 'town-of-hukou' });
  await follow('elder-80', {
    apply: 'here',
    procedure: 'school-aid',
    asks: ['household.size'],
    receiver: 'school',
    department: '县教育和体育局',
  });
  [town, otherTown] = [await new Officer(county, 'haifeng').signIn(), await new Officer(county, 'shuiwan').signIn()];
  shuiwan = (await ask(county.publicUrl, 'listVillages', { params: { townId: '371623101' } })).body.villages[0]!.codeId;
});
afterAll(() => county?.close());

async function follow(program: string, change: object): Promise<void> {
  await queryAs(
    county.database.ownerUrl,
    `update catalogue set data = jsonb_set(data, '{programs}', (
       select jsonb_agg(case when one ->> 'id' = $1 then one || $2::jsonb else one end) from jsonb_array_elements(data -> 'programs') one))`,
    [program, JSON.stringify(change)],
  );
}

async function apply(phone: string, person: number, programs: string[], given: { hukouVillageCode?: string; hukouPlace?: string } = {}) {
  const villager = await Villager.signedIn(county, phone);
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(person) } });
  const facts = programs.includes('temp-assist-expense') ? form.facts : { 'household.size': 3 };
  return { villager, receipt: await villager.apply({ ...form, facts, programs, ...given }) };
}

const windowOf = async (officer: Officer, matterId: string) => (await officer.ask('staffReadWindow', { params: { matterId } })).body;
const listOf = async (officer: Officer) => (await officer.ask('staffListMatters')).body.matters.map((line) => line.matterId);

test('one application may have two receivers, said in the receipt: help in need where it happened, the rest where the 户口 is, school aid at the school', async () => {
  const programs = ['temp-assist-expense', 'dibao-family', 'elder-80'];
  const { receipt } = await apply('16900002301', 301, programs, { hukouVillageCode: shuiwan });
  expect(receipt.matters.map(({ goesTo }) => goesTo)).toEqual(['海丰街道', '水湾镇', '无棣演示中学']);
  const [temp, dibao] = receipt.matters.map(({ matterId }) => matterId) as [string, string, string];
  expect(await listOf(town)).toContain(temp);
  expect(await listOf(town)).not.toContain(dibao);
  expect(await listOf(otherTown)).toContain(dibao);
  expect((await windowOf(otherTown, dibao)).receiver).toBe('水湾镇');
  const rows = await queryAs(
    county.database.ownerUrl,
    `select receiver_kind, receiver, body from matter where id = any($1) order by receiver_kind`,
    [receipt.matters.map(({ matterId }) => matterId)],
  );
  expect(rows).toEqual([
    { receiver_kind: 'school', receiver: 'school-demo', body: 'jtj' },
    { receiver_kind: 'town-of-event', receiver: '371623002', body: 'mzj' },
    { receiver_kind: 'town-of-hukou', receiver: '371623101', body: 'mzj' },
  ]);
  // Whoever has it reads where she lives; the matter bears the village of the 户口.
  const addressOf = async (officer: Officer, matterId: string) => (await officer.open(matterId)).applicantFull.address;
  expect(await addressOf(otherTown, dibao)).toContain('住在海丰街道');
  const said = await apply('16900002304', 304, ['dibao-family'], { hukouPlace: '水湾镇李家' });
  expect(said.receipt.matters.map(({ goesTo }) => goesTo)).toEqual(['海丰街道']);
  expect(await addressOf(town, said.receipt.matters[0]!.matterId)).toContain('户口在水湾镇李家');
  const { villager } = await apply('16900002302', 302, ['temp-assist-expense']);
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(302) } });
  const elsewhere = await villager.ask('submitApplication', { body: { ...form, hukouVillageCode: '999999999999A234567' } });
  expect([elsewhere.status, (elsewhere.body as unknown as { field: string }).field]).toEqual([404, 'hukouVillageCode']);
});

test('a department has what its own body answers for, in the steps that are its own; another department has none of it', async () => {
  const [medical, education] = [await new Officer(county, 'yibao').signIn(), await new Officer(county, 'jiaoti').signIn()];
  const { receipt } = await apply('16900002303', 303, ['medical-apply']);
  const { matterId } = receipt.matters[0]!;
  // The school aid of the other test is theirs.
  const others = await listOf(education);
  expect(await listOf(medical)).toEqual([]);
  await queryAs(
    county.database.ownerUrl,
    `update matter m set step = (select step from procedure_step_role r where r.procedure = m.procedure and r.role = 'department' limit 1) where id = $1`,
    [matterId],
  );
  expect([await listOf(medical), await listOf(education)]).toEqual([[matterId], others]);
  expect(others).not.toContain(matterId);
  expect((await education.ask('staffReadMatter', { params: { matterId } })).status).toBe(404);
  expect((await medical.open(matterId)).facts!.length).toBeGreaterThan(0);
});

test('the window adds what fits to the same application: told at once, on what she said already, and she may take it back', async () => {
  const { villager, receipt } = await apply('16900002304', 304, ['temp-assist-expense']);
  const { matterId } = receipt.matters[0]!;
  const before = await windowOf(town, matterId);
  expect(before.siblings).toEqual([]);
  expect(before.mayAdd.map(({ id }) => id)).toContain('dibao-family');
  const body = { submissionId: randomUUID(), program: 'dibao-family', reason: '收入也在低保线下' };
  const params = { matterId };
  expect((await otherTown.ask('staffAddMatter', { params, body })).status).toBe(404);
  const added = await town.ask('staffAddMatter', { params, body });
  expect(added.status).toBe(201);
  expect(added.body.siblings).toHaveLength(1);
  expect(added.body.mayAdd.map(({ id }) => id)).not.toContain('dibao-family');
  expect((await town.ask('staffAddMatter', { params, body })).body.siblings).toHaveLength(1);
  expect((await town.ask('staffAddMatter', { params, body: { ...body, reason: '别的原因' } })).status).toBe(409);
  expect((await town.ask('staffAddMatter', { params, body: { ...body, submissionId: randomUUID() } })).status).toBe(409);
  expect((await town.ask('staffAddMatter', { params, body: { ...body, program: 'no-such' } })).status).toBe(400);

  const sibling = added.body.siblings[0]!.matterId;
  const told = (await villager.ask('readMatter', { params: { matterId: sibling } })).body;
  expect(told.timeline[0]).toMatchObject({ title: '窗口替您加上了城乡最低生活保障（低保）', who: '海丰街道' });
  expect(told.timeline[0]!.text).toMatch(/^收入也在低保线下。填过的不用再填；您不想要，点“不办了”就行。/);
  expect((await villager.ask('listNotices')).body.notices.map((notice) => notice.matterId)).toContain(sibling);
  expect((await town.open(sibling)).facts!.length).toBeGreaterThan(3);
  const withdrawal = { submissionId: randomUUID(), version: told.version };
  expect((await villager.ask('withdrawMatter', { params: { matterId: sibling }, body: withdrawal })).status).toBe(200);
  expect((await villager.ask('readMatter', { params: { matterId } })).body.state.kind).toBe('submitted');
});

test('the same asked for twice: the later is closed as joined into the earlier, both timelines say so, and it is no refusal', async () => {
  const first = await apply('16900002305', 305, ['temp-assist-expense']);
  county.clock.forward({ days: 1 });
  await town.signIn();
  const second = await apply('16900002315', 305, ['temp-assist-expense']);
  const [early, late] = [first.receipt.matters[0]!.matterId, second.receipt.matters[0]!.matterId];
  const stranger = (await apply('16900002306', 306, ['temp-assist-expense'])).receipt.matters[0]!.matterId;
  expect(await windowOf(town, late)).toMatchObject({ mayJoin: [early], same: [{ matterId: early, receiptNumber: first.receipt.number }] });
  expect((await windowOf(town, early)).mayJoin).toEqual([]);

  const join = async (matterId: string, into: string, version: number, submissionId: string = randomUUID()) =>
    town.ask('staffJoinMatter', {
      params: { matterId },
      headers: { 'if-match': String(version) },
      body: { submissionId, into, reason: '昨天已经交过一样的' },
    });
  expect((await join(early, late, 1)).status).toBe(400);
  expect((await join(late, stranger, 1)).status).toBe(400);
  expect((await join(late, early, 7)).status).toBe(409);
  const id = randomUUID();
  expect((await join(late, early, 1, id)).status).toBe(201);
  expect((await join(late, early, 1, id)).status).toBe(201);
  expect((await join(late, early, 2)).status).toBe(409);

  const { villager } = second;
  const closed = (await villager.ask('readMatter', { params: { matterId: late } })).body;
  expect(closed.state).toMatchObject({ kind: 'joined', title: '和另一件并在一起办了' });
  expect(closed.timeline[0]!.text).toBe(
    `您有两件一样的申请，并到先交的那一件（号${first.receipt.number}）里一起办。昨天已经交过一样的。不是没批。看不到那一件，就打12349问。`,
  );
  expect(closed.mayDo).toEqual([]);
  expect(closed).not.toHaveProperty('next');
  const open = (await first.villager.ask('readMatter', { params: { matterId: early } })).body;
  expect(open.timeline[0]!.title).toBe('另一件并进来了');
  expect(open.state.kind).toBe('submitted');
  expect(await listOf(town)).not.toContain(late);
  expect((await town.open(late)).acts).toEqual([]);
});

test('whoever adds somebody to a department is asked which one, before anything is opened', async () => {
  const add = (...more: string[]) =>
    promisify(execFile)(process.execPath, [
      'src/server/commands/add-staff.ts',
      '--county',
      '371623',
      '--login',
      'x',
      '--name',
      'x',
      '--place',
      '371623',
      ...more,
    ]);
  for (const more of [
    ['--role', 'department'],
    ['--role', 'town', '--body', 'ybj'],
  ])
    await expect(add(...more)).rejects.toMatchObject({
      code: 2,
      stderr: 'Somebody of a department works for one: say --body, and for no other role.\n',
    });
});

test('what is decided is joined into nothing, and nobody else’s window joins it', async () => {
  const first = await apply('16900002307', 307, ['temp-assist-expense']);
  const second = await apply('16900002307', 307, ['temp-assist-expense']);
  const [early, late] = [first.receipt.matters[0]!.matterId, second.receipt.matters[0]!.matterId];
  const join = (officer: Officer, version: number) =>
    officer.ask('staffJoinMatter', {
      params: { matterId: late },
      headers: { 'if-match': String(version) },
      body: { submissionId: randomUUID(), into: early, reason: '两件一样' },
    });
  await otherTown.signIn();
  expect((await join(otherTown, 1)).status).toBe(404);
  await queryAs(
    county.database.ownerUrl,
    `update matter m set step = (select s.key from procedure p, jsonb_each(p.data -> 'steps') s
       where p.id = m.procedure and p.version = m.procedure_version and s.value ? 'decided' limit 1) where id = $1`,
    [late],
  );
  expect((await join(town, 1)).status).toBe(409);
});
