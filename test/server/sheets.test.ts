import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { Sheet, SheetKind } from '../../src/contract/print.contract.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { readWithoutIds } from '../helpers/read-without-ids.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** Papers of the matters of one county, asked for as the desk asks. */
let county: TestCounty;
let town: Officer;
let filed = 0;
beforeAll(async () => {
  county = await openTestCounty();
  town = await desk('haifeng');
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();
const every: SheetKind[] = ['acceptance', 'one-time-notice', 'decision', 'public-notice'];

async function file(applicant: Partial<NewApplication['applicant']> = {}, procedure?: string) {
  filed += 1;
  const villager = await Villager.signedIn(county, `169000022${String(filed).padStart(2, '0')}`);
  const idNumber = inventedIdNumber(200 + filed);
  const form = await villager.fillForm({ applicant: { idNumber, ...applicant } });
  const { number, matters } = await villager.apply(form);
  const { matterId } = matters[0]!;
  if (procedure)
    await queryAs(
      county.database.ownerUrl,
      `update matter set procedure = $2,
        procedure_version = (select max(version) from procedure where county = matter.county and procedure.id = $2) where id = $1`,
      [matterId, procedure],
    );
  return { villager, matterId, number, idNumber };
}

async function print(officer: Officer, matters: string[], kinds: SheetKind[] = every) {
  const answer = await officer.ask('staffPrintSheets', { body: { matters, kinds } });
  expect(answer.status).toBe(200);
  return answer.body;
}
const kindsOf = ({ sheets }: { sheets: Sheet[] }) => sheets.map(({ kind }) => kind);
const pairs = (sheet: Sheet) =>
  Object.fromEntries(sheet.parts.flatMap((part) => (part.pairs ?? []).map(({ label, text }) => [label, text])));
test('which papers a matter has follows from what was recorded in it; a decision carries reason, rule, remedy and the delivery', async () => {
  const { matterId, number, idNumber } = await file();
  const before = await print(town, [matterId]);
  expect(before).toMatchObject({ sheets: [], without: [{ matterId, number, text: '这一步还没有要打的纸。' }] });

  await town.record(matterId, 'ask', { finding: '一共差2样：户口簿；住院票据' });
  await town.record(matterId, 'accept');
  const accepted = await print(town, [matterId]);
  expect(kindsOf(accepted)).toEqual(['acceptance', 'one-time-notice', 'public-notice']);
  const [acceptance, notice] = accepted.sheets as [Sheet, Sheet];
  expect(acceptance).toMatchObject({
    number,
    to: '王秀英',
    office: '无棣县海丰街道办事处',
    rooms: ['盖章处'],
    copies: ['交申请人', '存档'],
  });
  expect(acceptance.mark).toContain('演示');
  expect(pairs(acceptance)).toMatchObject({ 经办人: '李演示', 受理日期: '2026年11月24日', 最晚办完: '2026年12月22日（演示）' });
  expect(acceptance.parts.flatMap(({ lines }) => lines ?? [])).toContain('看病的票据或结算单');
  expect(readWithoutIds(acceptance)).toContain('12349');
  expect(readWithoutIds(acceptance)).not.toContain(idNumber);
  expect(notice.parts[1]!.lines).toEqual(['户口簿', '住院票据']);

  await town.record(matterId, 'hang');
  county.clock.forward({ days: 8 });
  town = await desk('haifeng');
  await town.record(matterId, 'pass-to-county');
  const officer = await desk('county');
  const given = { reason: '算下来每人每月920元，线是850元', rule: '社会救助法第二十九条', remedy: '情况变了再申请' };
  await officer.record(matterId, 'refuse', given);
  const decision = (await print(town, [matterId], ['decision'])).sheets[0]!;
  expect(decision).toMatchObject({ title: '不予批准告知书', office: '无棣县民政局' });
  expect(pairs(decision)).toMatchObject({ 为什么: given.reason, 依据: given.rule, 送达日期: '', 见证人: '' });
  expect(decision.parts.flatMap(({ lines }) => lines ?? [])).toEqual([
    given.remedy,
    expect.stringContaining('60日内，可以向无棣县人民政府申请行政复议'),
    expect.stringContaining('6个月内，可以向人民法院提起行政诉讼'),
  ]);

  await town.record(matterId, 'deliver', { delivery: '李演示送到家，本人签收' });
  const told = (await print(town, [matterId], ['decision'])).sheets[0]!;
  expect(pairs(told)).toMatchObject({ 怎么送的: '李演示送到家，本人签收', 送达日期: '2026年12月2日' });
});

test('families of one village stand on one sheet by their names; the day of hanging is not one of the seven', async () => {
  const names = ['赵大山', '李小河', '王秀英（肺癌）'];
  const matters: string[] = [];
  for (const name of names) {
    const { matterId } = await file({ name, address: '2组，13号院' });
    await town.record(matterId, 'accept');
    matters.push(matterId);
  }
  await town.record(matters[0]!, 'hang');
  const { sheets } = await print(town, matters, ['public-notice']);
  expect(sheets).toHaveLength(1);
  const [board] = sheets as [Sheet];
  expect(board.parts[0]!.text).toContain('从2026年12月3日到2026年12月9日');
  expect(board.parts[1]!.table!.rows.map(([, name, place, members, program]) => [name, place, members, program])).toEqual([
    ['', '康家村2组', '2口人', '临时救助'],
    ['李小河', '康家村2组', '2口人', '临时救助'],
    ['赵大山', '康家村2组', '2口人', '临时救助'],
  ]);
  expect(readWithoutIds(board)).not.toMatch(/肺癌|13号|9999|16900002|支出型/);

  county.clock.forward({ days: 8 });
  town = await desk('haifeng');
  const later = await print(town, matters, ['public-notice']);
  // Whose seven days are over is taken down; the others would begin tomorrow.
  expect(later.sheets[0]!.matters.toSorted()).toEqual(matters.slice(1).toSorted());
  expect(later.sheets[0]!.parts[0]!.text).toContain('从2026年12月11日');
});

test('of a program for children, and of a child, no public notice is ever made; a school’s own board is not the village’s', async () => {
  const { matterId: ofChildren } = await file({}, 'child-welfare');
  await town.record(ofChildren, 'checked', { finding: '核过了，情况属实' });
  expect(kindsOf(await print(town, [ofChildren]))).toEqual(['acceptance']);
  const { matterId: school } = await file({}, 'school-aid');
  await queryAs(county.database.ownerUrl, `update matter set step = 'to-hang' where id = $1`, [school]);
  expect(await print(town, [school])).toMatchObject({ sheets: [], without: [{ text: expect.stringContaining('写一句为什么要看') }] });
  await town.sayWhy(school);
  expect(kindsOf(await print(town, [school]))).toEqual([]);
});

test('low income aid: a negative opinion is not hung, less money has its own paper', async () => {
  const { matterId } = await file({}, 'dibao-standard');
  await town.record(matterId, 'accept');
  expect(kindsOf(await print(town, [matterId]))).toEqual(['acceptance']);
  await queryAs(county.database.ownerUrl, `update matter set step = 'heard' where id = $1`, [matterId]);
  const officer = await desk('county');
  // The step before is what gives an event its meaning.
  await queryAs(county.database.ownerUrl, `update event set step = 'heard' where matter = $1 and kind = 'accept'`, [matterId]);
  const cut = await officer.record(matterId, 'cut', { amountFen: 60_000, reason: '收入多了', rule: '办法第三十二条', remedy: '跟镇上说' });
  expect(cut.status).toBe(201);
  const [decision] = (await print(officer, [matterId], ['decision'])).sheets as [Sheet];
  expect(decision.title).toBe('调整救助告知书');
  expect(pairs(decision)).toMatchObject({ 以后是多少: '600元', 为什么: '收入多了' });
});

test('a village prints what hangs on its board and nothing of reasons; what is foreign is left out; each print leaves a trace', async () => {
  const { matterId } = await file();
  await town.record(matterId, 'accept');
  const village = await desk('kangjia');
  await village.sayWhy(matterId);
  expect(kindsOf(await print(village, [matterId]))).toEqual(['public-notice']);
  const foreign = await print(await desk('shuiwan'), [matterId]);
  expect(foreign).toEqual({ sheets: [], without: [{ matterId, number: '', text: '没有这一件，或者不在您管的地方。' }] });
  expect((await (await desk('operator')).ask('staffPrintSheets', { body: { matters: [matterId], kinds: every } })).status).toBe(404);
  const looks = await queryAs(
    county.database.ownerUrl,
    `select s.login from audit a join staff s on s.id = a.who where a.act = 'printed' and a.what_kind = 'matter' and a.what = $1`,
    [matterId],
  );
  expect(looks).toEqual([{ login: 'kangjia' }]);
});
