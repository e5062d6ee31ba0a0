import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { SettleErrand } from '../../src/contract/told.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealFor } from '../helpers/seal-for.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
/** 张演示, the liaison of 康家村, by the number in the register. */
let zhang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  zhang = await Villager.signedIn(county, '16900008001');
  town = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());

let people = 0;
type Tell = NonNullable<NewApplication['tell']>;
/** A family that has asked for something, and named whom to tell. */
async function family(tell?: Tell, applicant: Partial<NewApplication['applicant']> = {}) {
  people += 1;
  const her = await Villager.signedIn(county, `1690000${4100 + people}`);
  const form = await her.fillForm({ applicant: { idNumber: inventedIdNumber(700 + people), ...applicant } });
  const { matters } = await her.apply(tell ? { ...form, tell } : form);
  await county.knock();
  return { her, matterId: matters[0]!.matterId };
}
const accept = async (matterId: string) => expect((await town.record(matterId, 'accept')).status).toBe(201);
const cards = async (who: Villager) => (await who.ask('listErrands')).body.errands;
const settle = (who: Villager, errandId: string, body: Partial<SettleErrand> = {}) =>
  who.ask('settleErrand', { params: { errandId }, body: { submissionId: randomUUID(), outcome: 'heard', ...body } });
const deliveries = (matterId: string, kind = 'accepted') =>
  queryAs<{ id: string; channel: string; state: string }>(
    county.database.ownerUrl,
    `select d.id, d.channel, d.state from delivery d join notice n on n.county = d.county and n.id = d.notice
     where n.matter = $1 and n.kind = $2 order by d.channel`,
    [matterId, kind],
  );
const heardOf = (phone: string) => county.sms.phones.messages.filter((message) => message.phone.endsWith(phone)).map(({ text }) => text);
const newOf = async (who: Villager, before: readonly { errandId: string }[]) =>
  (await cards(who)).filter(({ errandId }) => !before.some((one) => one.errandId === errandId));

test('that it arrived stands on the receipt of whoever filed; whom she named besides is told at once', async () => {
  const childPhone = '16900004990';
  const { her, matterId } = await family({ me: true, liaison: false, childPhone });
  expect(her.messages().at(-1)!.text).not.toContain('收到了');
  expect(await deliveries(matterId, 'submitted')).toMatchObject([{ channel: 'sms', state: 'delivered' }]);
  expect(heardOf(childPhone).at(-1)).toContain('收到了');
});

test('a woman who cannot read was told by a person: the card says no more than the sentence, and what she said lies sealed', async () => {
  const { her, matterId } = await family({ me: true, liaison: false, reads: 'in-person' });
  const before = await cards(zhang);
  await accept(matterId);
  await county.knock();
  expect(her.messages().at(-1)!.text).toContain('接下');
  const [card, ...more] = await newOf(zhang, before);
  expect(more).toEqual([]);
  expect(card).toMatchObject({ name: '王**', where: '2组，村东头', say: expect.stringContaining('接下'), tries: 0 });
  expect(card!.due!.day).toBe('2026-11-26');
  expect(JSON.stringify(await cards(zhang))).not.toMatch(/秀英|9999|元/);
  expect((await settle(zhang, card!.errandId, { outcome: 'not-found' })).body).toEqual({ state: 'open' });
  expect((await newOf(zhang, before))[0]).toMatchObject({ tries: 1 });
  const submissionId = randomUUID();
  for (let times = 0; times < 2; times += 1)
    expect(await settle(zhang, card!.errandId, { submissionId, words: '她说知道了' })).toMatchObject({
      status: 201,
      body: { state: 'heard' },
    });
  expect((await settle(zhang, card!.errandId, { submissionId, words: '别的' })).status).toBe(409);
  expect(await newOf(zhang, before)).toEqual([]);
  expect(await deliveries(matterId)).toMatchObject([
    { channel: 'in-person', state: 'heard' },
    { channel: 'sms', state: 'delivered' },
  ]);
  const steps = await queryAs<{ sealed: Buffer | null }>(county.database.ownerUrl, 'select sealed from errand_step where errand = $1', [
    card!.errandId,
  ]);
  expect(steps.some(({ sealed }) => sealed?.includes('知道了'))).toBe(false);
  const looks = await queryAs(
    county.database.ownerUrl,
    `select act from audit where what_kind in ('errand', 'errands') and who_kind = 'citizen'`,
  );
  expect(looks).toEqual(expect.arrayContaining([{ act: 'listed' }, { act: 'recorded' }]));
});

test('a child gets it too, and may be named or left out later; nobody else reads or changes who is told', async () => {
  const { her, matterId } = await family({ me: false, liaison: false, childPhone: '16900004991' });
  await accept(matterId);
  await county.knock();
  expect(heardOf('16900004991').join()).toMatch(/收到了.*接下/s);
  expect(her.messages().some(({ text }) => text.includes('接下'))).toBe(false);
  const read = (who: Villager) => who.ask('readTold', { params: { matterId } });
  expect((await read(her)).body).toEqual({
    me: false,
    myPhone: expect.stringMatching(/^169\*{4}41/),
    liaison: false,
    childPhone: '169****4991',
  });
  expect((await read(zhang)).status).toBe(404);
  const change = (who: Villager, body: object) => who.ask('changeTold', { params: { matterId }, body });
  expect((await change(zhang, { me: true, liaison: false })).status).toBe(404);
  expect(await change(her, { me: false, liaison: false })).toMatchObject({ status: 400, body: { code: 'field-refused' } });
  for (let times = 0; times < 2; times += 1)
    expect((await change(her, { me: true, liaison: true, childPhone: 'as-before', reads: 'reads' })).body).toMatchObject({
      me: true,
      liaison: true,
      childPhone: '169****4991',
      reads: 'reads',
    });
  expect((await change(her, { me: true, liaison: false, childPhone: '16900004992' })).body).toMatchObject({
    childPhone: '169****4992',
    liaison: false,
  });
  expect((await change(her, { me: true, liaison: false })).body).not.toHaveProperty('childPhone');
});

test('nothing reaches her: the liaison is asked, says nothing for two working days, and the town tells her', async () => {
  const { matterId } = await family();
  const before = await cards(zhang);
  county.sms.switches.set({ fail: [{ code: 'FailedOperation.PhoneNumberInBlacklist', as: 'number', action: 'SendSms' }] });
  await accept(matterId);
  await county.knock();
  county.sms.switches.reset();
  const [card] = await newOf(zhang, before);
  expect(card).toMatchObject({ withWhom: 'liaison' });
  county.clock.forward({ days: 3 });
  await county.knock();
  const desk = await new Officer(county, 'haifeng').signIn();
  const other = await new Officer(county, 'shuiwan').signIn();
  const onDesk = async (officer: Officer) =>
    (await officer.ask('staffListErrands')).body.errands.find(({ errandId }) => errandId === card!.errandId);
  expect(await onDesk(desk)).toMatchObject({ withWhom: 'town', why: '短信没送到', notes: [{ title: '转给镇上说' }] });
  expect(await onDesk(other)).toBeUndefined();
  const call = { params: { errandId: card!.errandId }, body: { submissionId: randomUUID(), outcome: 'heard', fromNowOn: 'in-person' } };
  expect((await other.ask('staffSettleErrand', call)).status).toBe(404);
  expect((await desk.ask('staffSettleErrand', call)).body).toEqual({ state: 'heard' });
  expect(await onDesk(desk)).toBeUndefined();
  expect((await deliveries(matterId)).map(({ state }) => state)).toContain('heard');
});

test('the liaison changes: from that day the new one sees the cards that are open, and the old one none', async () => {
  const { matterId } = await family({ me: true, liaison: true });
  const desk = await new Officer(county, 'haifeng').signIn();
  expect((await desk.record(matterId, 'accept')).status).toBe(201);
  const open = await cards(zhang);
  expect(open.length).toBeGreaterThan(0);
  await queryAs(county.database.ownerUrl, `update liaison set phone = '16900004993' where phone = '16900008001'`);
  const successor = await Villager.signedIn(county, '16900004993');
  expect(await cards(zhang)).toEqual([]);
  expect((await settle(zhang, open[0]!.errandId)).status).toBe(404);
  expect(await cards(successor)).toEqual(open);
  expect((await settle(successor, open[0]!.errandId)).body).toEqual({ state: 'heard' });
  await queryAs(county.database.ownerUrl, `update liaison set phone = '16900008001' where phone = '16900004993'`);
});

test('a neighbour who filed takes it back: she hears of it to her face', async () => {
  const before = await cards(zhang);
  const { her, matterId } = await family(undefined, { filledBy: 'neighbour' });
  const { version } = (await her.ask('readMatter', { params: { matterId } })).body;
  const withdrawn = await her.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  expect(withdrawn.status).toBe(200);
  const said = (await newOf(zhang, before)).map(({ say }) => say.split('，')[0]);
  expect(new Set(said)).toEqual(new Set(['您家里人替您申请了救助。您知道就不用管。不是您的意思', '有人替您说不办了']));
});

test('what she said is sealed on the liaison’s phone, and the town reads it; what nobody here can open is said so', async () => {
  // Days have gone by: her session ran out.
  town = await new Officer(county, 'haifeng').signIn();
  const { matterId } = await family({ me: true, liaison: true });
  const before = await cards(zhang);
  await accept(matterId);
  const [card] = await newOf(zhang, before);
  const seal = (said: object) => sealFor(card!.sealingKey!, Buffer.from(JSON.stringify(said))).toString('base64');
  const notOurs = Buffer.alloc(200, 7).toString('base64');
  for (const sealed of [notOurs, seal({ words: '' }), seal({ words: '长'.repeat(201) })])
    expect(await settle(zhang, card!.errandId, { sealed })).toMatchObject({ body: { code: 'seal-unknown' } });
  const again = { submissionId: randomUUID(), outcome: 'not-found' as const, sealed: seal({ words: '门锁着，邻居说去县里了' }) };
  for (let times = 0; times < 2; times += 1) expect((await settle(zhang, card!.errandId, again)).body).toEqual({ state: 'open' });
  const onDesk = (await town.ask('staffListErrands')).body.errands.find(({ errandId }) => errandId === card!.errandId)!;
  expect(onDesk).toMatchObject({ tries: 1, notes: [{ title: '没见着', text: '门锁着，邻居说去县里了' }] });
});

test('the liaison has no smartphone: the town prints a card for each, with her name, her group and the sentence, and each is recorded', async () => {
  const open = (await town.ask('staffListErrands')).body.errands.filter(({ village }) => village === '康家村');
  expect(open.length).toBeGreaterThan(0);
  const print = (officer: Officer) => officer.ask('staffPrintErrandCards', { params: { villageId: open[0]!.villageId } });
  const { body: paper } = await print(town);
  expect(paper).toMatchObject({ village: '康家村', liaison: '张演示', hotline: '12349', mark: expect.stringContaining('演示') });
  expect(new Set(paper.cards.map(({ errandId }) => errandId))).toEqual(new Set(open.map(({ errandId }) => errandId)));
  expect(paper.cards[0]).toMatchObject({
    name: expect.stringMatching(/^王.+[^*]$/),
    group: '2组',
    say: open[0]!.say,
    due: open[0]!.due!.words,
  });
  expect(JSON.stringify(paper)).not.toMatch(/村东头|9999|低保|元|1690000/);
  const looks = await queryAs<{ what: string }>(
    county.database.ownerUrl,
    `select what from audit where act = 'printed' and what_kind = 'errand'`,
  );
  expect(new Set(looks.map(({ what }) => what))).toEqual(new Set(open.map(({ errandId }) => errandId)));
  expect((await print(await new Officer(county, 'shuiwan').signIn())).status).toBe(404);
  expect((await print(await new Officer(county, 'auditor').signIn())).status).toBe(404);
});

test('her household is erased: her card closes, and nobody goes to say it', async () => {
  const { matterId } = await family({ me: true, liaison: true });
  const before = await cards(zhang);
  await accept(matterId);
  const [card] = await newOf(zhang, before);
  await queryAs(
    county.database.ownerUrl,
    'update application set key_wrapped = null where id = (select application from matter where id = $1)',
    [matterId],
  );
  for (let times = 0; times < 2; times += 1) await county.knock();
  const closed = `select errand.state, array_agg(step.kind) as steps, delivery.state as delivery from errand
    join errand_step step on step.errand = errand.id join delivery on delivery.id = errand.id where errand.id = $1 group by 1, 3`;
  expect(await queryAs(county.database.ownerUrl, closed, [card!.errandId])).toEqual([
    { state: 'closed', steps: ['erased'], delivery: 'failed' },
  ]);
  expect(await newOf(zhang, before)).toEqual([]);
});

test('each working morning the liaison reads how many wait to be told by her', async () => {
  const count = (await cards(zhang)).filter(({ withWhom }) => withWhom === 'liaison').length;
  expect(count).toBeGreaterThan(0);
  expect((await zhang.ask('readLiaisonMorning')).body.lines).toContainEqual({ kind: 'errands', words: '有话要当面告诉人家', count });
});
