import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

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
  expect(receipt.matters[0]!.lookBy.words).toBe('海丰街道12月1日 星期二前看');
  expect(receipt.text).toBe('看完告诉您。不记号也行，报名字能查到。');

  const matterId = receipt.matters[0]!.matterId;
  const before = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(before.state).toEqual({ kind: 'submitted', title: '交给镇上了', text: '镇上12月1日 星期二前看，看完告诉您。' });
  expect(before.forWhom).toBe('王**');

  const town = await new Officer(county, 'haifeng').signIn();
  const lines = (await town.ask('staffListMatters')).body.matters;
  expect(lines).toMatchObject([{ matterId, applicant: '王**', village: '康家村' }]);
  const file = await town.open(matterId);
  expect(file.applicantFull).toMatchObject({ name: '王秀英', phone: '16900000001', address: '2组，村东头', filledBy: '本人' });
  expect(file.papers).toMatchObject([{ paperId: paper.paperId, name: '看病的票据或结算单' }]);
  expect(file.acts.map((act) => act.title)).toEqual(['核实过了，接下']);
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
  const finance = await new Officer(county, 'finance').signIn();
  expect((await finance.record(matterId, 'pay')).status).toBe(201);
  await county.knock();

  const after = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(after.state.title).toBe('钱到了');
  expect(after.timeline.map((entry) => entry.title)).toEqual(['钱到了', '同意了', '到县里了', '在村里贴着', '镇上接下了', '交给镇上了']);
  expect(after.timeline.map((entry) => entry.who)).toEqual(['财政', '县里', '镇上', '镇上', '镇上', '您']);
  expect(after.timeline[1]!.text).toBe('县里同意给您3200元。下一步打钱。');
  expect(wang.messages().map((message) => message.text.slice(0, 20))).toHaveLength(4);
  expect(wang.messages().at(-1)!.text).toContain('救助金到了');
});
