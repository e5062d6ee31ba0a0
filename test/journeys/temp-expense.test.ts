import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

test('a villager opens the code of her village, applies, follows her matter, and is told by SMS and in the inbox until the money is there', async () => {
  const wang = new Villager(county, '16900000001');

  const landing = await wang.ask('landing', { params: { codeId: county.codeId } });
  expect(landing.body).toContain('康家村');
  const opened = await wang.ask('openCode', { params: { codeId: county.codeId.toLowerCase() } });
  expect(opened.body).toMatchObject({
    county: { name: '无棣县', hotline: '12349' },
    town: { name: '海丰街道' },
    village: { name: '康家村' },
    demo: true,
  });

  const { programs } = await wang.catalogue();
  expect(programs.map((program) => program.name)).toContain('临时救助（支出型）');

  await wang.signIn();
  expect(wang.messages().at(-1)!.text).toMatch(/^【无棣县民政局】\d{6}是您登录码上的6位数/);

  const form = await wang.fillForm();
  const { answer, paper } = await wang.sendPaper(form.submissionId);
  expect(answer.status).toBe(200);
  const receipt = await wang.apply({ ...form, papers: [paper] });
  expect(receipt.number).toMatch(/^\d{4} \d{4}$/);
  expect(receipt.matters[0]!.lookBy.words).toBe('海丰街道12月1日 星期二前看，看完告诉您。');
  expect(receipt.text).toBe('不记号也行，报名字能查到。');

  const matterId = receipt.matters[0]!.matterId;
  const before = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(before.state).toEqual({ kind: 'submitted', title: '交给镇上了', text: '镇上12月1日 星期二前看，看完告诉您。' });
  expect(before.forWhom).toBe('王**');

  const town = await new Officer(county, 'haifeng').signIn();
  const lines = (await town.ask('staffListMatters')).body.matters;
  expect(lines).toMatchObject([{ matterId, applicant: '王**', village: '康家村' }]);
  const file = await town.open(matterId);
  expect(file.applicantFull).toMatchObject({ name: '王秀英', phone: '16900000001', address: '2组，村东头', filledBy: '本人' });
  expect(file.missing).toEqual([]);
  expect(file.papers).toMatchObject([{ paperId: paper.paperId, name: '看病的票据或结算单' }]);
  expect(file.acts.map((act) => act.title)).toEqual(['核实过了，接下', '还差东西，一次告诉', '找过她，没找着']);
  expect((await town.record(matterId, 'accept')).body.state.title).toBe('镇上接下了');

  await county.knock();
  expect(wang.messages().at(-1)!.text).toBe('【无棣县民政局】您交的事，镇上接下了。最晚12月22日有结果，到时告诉您。不用来问，着急打12349');
  const inbox = (await wang.ask('listNotices')).body;
  expect(inbox.unread).toBe(2);
  expect(inbox.notices[0]).toMatchObject({ title: '镇上接下了', text: '花的钱核实过了。从今天算，最晚12月22日 星期二有结果。' });

  expect((await town.record(matterId, 'hang')).status).toBe(201);
  const early = await town.record(matterId, 'pass-to-county');
  expect(early.body).toMatchObject({ code: 'not-now', text: '还没到时候。12月2日 星期三起才能办这一步。' });
  county.clock.forward({ days: 8 });
  await town.signIn();
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
  const bureau = await new Officer(county, 'county').signIn();
  expect((await bureau.record(matterId, 'approve')).body).toMatchObject({ code: 'field-refused', field: 'amountFen' });
  expect((await bureau.record(matterId, 'approve', { amountFen: 320_000 })).status).toBe(201);
  await county.knock();
  const finance = await new Officer(county, 'finance').signIn();
  expect((await finance.record(matterId, 'order')).body.state).toMatchObject({ title: '正在打钱', text: '3200元，银行一两天打进去。' });
  expect((await finance.record(matterId, 'credit')).status).toBe(201);
  await county.knock();

  const after = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(after.state.title).toBe('钱到了');
  expect(after.timeline.map((entry) => entry.title)).toEqual([
    '钱到了',
    '正在打钱',
    '同意了',
    '到县里了',
    '在村里贴着',
    '镇上接下了',
    '交给镇上了',
  ]);
  expect(after.timeline.map((entry) => entry.who)).toEqual(['财政', '财政', '县里', '镇上', '镇上', '镇上', '您']);
  expect(after.timeline[2]!.text).toBe('县里同意给您3200元。下一步打钱。');
  expect(wang.messages().map((message) => message.text.slice(0, 20))).toHaveLength(4);
  expect(wang.messages().at(-1)!.text).toContain('救助金到了');
});

test('something is missing, somebody objects, the county refuses: she is told each time, keeps her days, and gets it on paper', async () => {
  const li = new Villager(county, '16900000007');
  await li.signIn();
  const receipt = await li.apply(await li.fillForm({ applicant: { name: '李演示', idNumber: inventedIdNumber(7), filledBy: 'self' } }));
  const { matterId } = receipt.matters[0]!;
  const state = async () => (await li.ask('readMatter', { params: { matterId } })).body;
  const town = await new Officer(county, 'haifeng').signIn();
  const opened = await town.open(matterId);
  expect(opened.missing).toEqual(['看病的票据或结算单']);
  expect(opened.acts.find(({ event }) => event === 'ask')?.suggested).toBe('一共差1样：看病的票据或结算单');
  const due = (await state()).next;
  expect((await town.record(matterId, 'ask')).body).toMatchObject({
    code: 'field-refused',
    field: 'finding',
    text: '请写清看到了什么，或还差什么。',
  });
  expect((await town.record(matterId, 'ask', { finding: '还差住院发票1张' })).status).toBe(201);
  expect((await state()).timeline[0]).toMatchObject({ title: '还差东西', text: '还差住院发票1张。先办着，补上就行。', tone: 'needs-you' });
  expect((await state()).next).toEqual(due);

  await town.record(matterId, 'accept');
  const last = (await state()).next?.day;
  await town.record(matterId, 'hang');
  expect((await town.record(matterId, 'object', { finding: '有人说家里开着店' })).body.state.title).toBe('有人提了意见');
  county.clock.forward({ days: 9 });
  await town.signIn();
  expect((await town.record(matterId, 'pass-to-county')).body).toMatchObject({ code: 'not-now' });
  await town.record(matterId, 'answer-objection', { finding: '店是邻居的' });
  expect((await town.record(matterId, 'pass-to-county')).body.state.title).toBe('到县里了');

  const bureau = await new Officer(county, 'county').signIn();
  const reason = '算下来花的钱不到收入的一半';
  const remedy = '情况变了再申请';
  expect((await bureau.record(matterId, 'refuse', { reason, remedy })).body).toMatchObject({ code: 'field-refused', field: 'rule' });
  expect((await bureau.record(matterId, 'refuse', { reason, remedy, rule: '社会救助法第二十九条' })).status).toBe(201);
  const refused = await state();
  expect(refused.state).toMatchObject({
    title: '这次没办成',
    text: `原因：${reason}。您可以：${remedy}。纸写的通知，12月16日 星期三前送到您手上。`,
  });
  expect(last).toBe('2026-12-30');
  expect(refused.next?.text).toBe('镇上12月16日 星期三前办这一步');

  await town.signIn();
  expect((await town.open(matterId)).acts.map((act) => act.title)).toEqual(['通知书送到了']);
  expect((await town.record(matterId, 'deliver', { delivery: '12月14日当面交给本人，签了字' })).status).toBe(201);
  const told = await state();
  expect(told.state.text).toContain('收到纸60天内');
  expect(told.next).toBeUndefined();
});
