import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellNext } from '../../src/server/campaign/tell-next.ts';
import { raiseWhatWasDue } from '../../src/server/do-what-is-due.ts';
import { settleRestore } from '../../src/server/notify/index.ts';
import { keepMark } from '../../src/server/notify/restore/attempt-mark.ts';
import {
  act,
  applied,
  approved,
  county,
  done,
  families,
  inbox,
  li,
  looksADay,
  messages,
  minutes,
  mostCardsEach,
  old,
  openCampaignCounty,
  read,
  scope,
  signInAnew,
  text,
  title,
  write,
  young,
  zhou,
  cardNotOf,
} from '../helpers/campaign-county.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

beforeAll(openCampaignCounty, 120_000);
afterAll(() => county?.close());

test('its words promise nothing and name nobody, and only whoever wrote it changes it', async () => {
  const refused = async (given: object) => (await write(li, given)).body as unknown as { code: string; text: string };
  expect(await refused({ text: '您家够得上高龄津贴，快来办。' })).toMatchObject({
    code: 'field-refused',
    text: expect.stringContaining('够得上'),
  });
  expect(await refused({ text: '您家可能够得上，每月发100元。' })).toMatchObject({ text: expect.stringContaining('多少钱') });
  expect(await refused({ text: '有高龄津贴，想问打12349，不用急。' })).toMatchObject({ text: expect.stringContaining('可能够得上') });
  expect(await refused({ text: `${text}打13800001111。` })).toMatchObject({ text: expect.stringContaining('电话号码') });
  expect(await refused({ title: '您家够得上津贴' })).toMatchObject({ code: 'field-refused', field: 'title' });
  expect(await refused({ program: 'no-such' })).toMatchObject({ field: 'program' });

  const { body: campaign } = await write(li);
  expect([campaign.state, campaign.version, campaign.may]).toEqual(['draft', 1, ['change', 'find', 'stop']]);
  expect((await write(li, {}, campaign.campaignId)).body.version).toBe(1);
  expect((await write(zhou, {}, campaign.campaignId)).status).toBe(404);
  expect((await write(li, { title: '老人津贴' }, campaign.campaignId)).body).toMatchObject({ version: 2, title: '老人津贴' });
  await done(zhou, campaign, 'stop');
  expect((await write(li, { title: '又改' }, campaign.campaignId)).body).toMatchObject({ code: 'already-sent-differently' });
});

test('who has no right finds no desk, and an auditor reads numbers alone', async () => {
  const { body: campaign } = await write(li);
  for (const login of ['haifeng', 'hotline', 'finance'] as const) {
    const other = await new Officer(county, login).signIn();
    expect((await other.ask('staffListCampaigns')).status).toBe(404);
    expect((await act(other, campaign, 'stop')).status).toBe(404);
  }
  const auditor = await new Officer(county, 'auditor').signIn();
  expect(await read(campaign, auditor)).toMatchObject({ state: 'draft', may: [] });
  expect((await auditor.ask('staffReadCampaignSamples', { params: { campaignId: campaign.campaignId } })).status).toBe(404);
  expect((await act(auditor, campaign, 'stop')).status).toBe(404);
  await done(li, campaign, 'stop');
});

test('from writing to the last one: found with reasons, approved by a second, twenty first, then the others, each once, and a pause holds', async () => {
  // Somebody else filed for her on his own phone: nobody tells him of her.
  await applied(91, { 'person.age@m1': 90 }, 'neighbour');
  const tookBack = await applied(92, { 'person.age@m1': 90 });
  const erased = await applied(93, { 'person.age@m1': 90 });
  const asked = await applied(94, { 'person.age@m1': 90 });
  const ownerUrl = county.database.ownerUrl;
  const of = (villager: Villager) =>
    `application.account = (select id from account where id in (select account from session where device = '${villager.deviceId}'))`;
  await queryAs(
    ownerUrl,
    `update consent set withdrawn_at = now() from application where consent.application = application.id and kind = 'household-check' and ${of(tookBack)}`,
  );
  await queryAs(ownerUrl, `update application set key_wrapped = null where ${of(erased)}`);
  await queryAs(
    ownerUrl,
    `update matter set program = 'elder-80' from application where matter.application = application.id and ${of(asked)}`,
  );

  const quiet = await applied(96, { 'person.age@m1': 88 });
  const { matterId } = (await quiet.ask('listMatters')).body.matters[0]!;
  expect((await quiet.ask('shareMatter', { params: { matterId }, body: { with: 'quiet' } })).status).toBe(200);

  const { body: written } = await write(li);
  const submissionId = randomUUID();
  const found = await act(li, written, 'find', submissionId);
  expect(found.body.state).toBe('finding');
  expect((await act(li, written, 'find', submissionId)).body.version).toBe(found.body.version);
  expect((await act(li, written, 'stop', submissionId)).body).toMatchObject({ code: 'already-sent-differently' });
  await county.knock();

  const ready = await read(written);
  expect(ready).toMatchObject({ state: 'audience-ready', people: { waiting: families + 1 } });
  expect(ready.found.likely + ready.found.maybe).toBe(families + 1);
  expect(ready.found.towns).toEqual([{ words: expect.stringContaining('海丰'), count: families + 1 }]);
  expect(ready.found.reasons[0]!.count).toBe(families + 1);
  const left = Object.fromEntries(ready.found.left.map(({ why, count }) => [why, count]));
  expect(left).toEqual({ unfit: 1, consent: 1, asked: 1, quiet: 1 });
  const samples = (await zhou.ask('staffReadCampaignSamples', { params: { campaignId: written.campaignId } })).body.people;
  expect(samples).toHaveLength(20);
  expect(samples[0]).toMatchObject({ name: '王**', facts: [expect.stringMatching(/今年\d+岁/)] });

  expect((await act(li, ready, 'approve')).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('同事') });
  expect((await act(zhou, written, 'approve')).body).toMatchObject({ code: 'changed-meanwhile' });
  await done(zhou, written, 'approve');
  const before = messages().length;
  await minutes(1);
  let now = await read(written);
  expect(now.state).toBe('sampled');
  expect(now.people['told']).toBe(20);
  expect(messages().length - before).toBe(20);
  await minutes(2);
  expect(await read(written)).toMatchObject({ people: { told: 20 }, fared: { delivered: 20 } });
  expect((await act(li, now, 'go-on')).body).toMatchObject({ code: 'not-now' });

  now = await done(zhou, written, 'go-on');
  now = await done(li, written, 'pause');
  await minutes(3);
  expect((await read(written)).people['told']).toBe(20);
  // In the evening nobody is told, whatever was pressed.
  county.clock.forward({ hours: 12 });
  await signInAnew();
  await done(li, written, 'resume');
  await minutes(1);
  expect(await read(written)).toMatchObject({ people: { told: 20 }, resting: 'hours' });
  county.clock.forward({ hours: 12 });
  await signInAnew();
  await minutes(1);
  now = await read(written);
  expect(now).toMatchObject({ state: 'done', people: { told: families, 'for-liaison': 1 } });
  expect(messages().length - before).toBe(families);
  expect(new Set(messages().map((one) => one.phone)).size).toBe(families);
  for (const one of old.slice(0, 3)) expect(await inbox(one)).toMatchObject([{ title, text, programId: 'elder-80', campaigns: 'yes' }]);
  expect(await inbox(young)).toEqual([]);
  // The page asks again by itself all day: that is one look of each of them a day, whoever acted. The second day has its own.
  expect(new Set(await looksADay(now))).toEqual(new Set([1]));
  expect(now.steps.map(({ kind }) => kind)).toEqual(['written', 'find', 'found', 'approve', 'sampled', 'go-on', 'pause', 'resume', 'done']);
}, 60_000);

test('a campaign that comes in the same week waits; whoever says no is never told again, and can take it back', async () => {
  // The next day.
  const [first, second, third] = old as [Villager, Villager, Villager];
  const [notice] = await inbox(first);
  const wish = (villager: Villager, noticeId: string, what: 'no' | 'yes') =>
    villager.ask('chooseCampaigns', { params: { noticeId }, body: { wish: what } });
  expect((await wish(second, notice!.noticeId, 'no')).status).toBe(404);
  expect((await wish(first, notice!.noticeId, 'no')).body).toEqual({ wish: 'no' });
  expect((await wish(first, notice!.noticeId, 'no')).status).toBe(200);
  expect(await inbox(first)).toMatchObject([{ campaigns: 'no' }]);
  const hotline = await new Officer(county, 'hotline').signIn();
  const ring = (idNumber: string, what: 'no' | 'yes') => hotline.ask('staffNoteCampaignWish', { body: { idNumber, wish: what } });
  expect((await ring(inventedIdNumber(501), 'no')).status).toBe(200);
  expect((await ring(inventedIdNumber(502), 'no')).status).toBe(200);
  expect((await ring(inventedIdNumber(502), 'yes')).status).toBe(200);
  expect((await ring(inventedIdNumber(999), 'no')).status).toBe(404);
  expect((await ring('1234567890123456', 'no')).status).toBe(400);

  const campaign = await approved({ title: '再说一次高龄津贴' });
  expect(Object.fromEntries((await read(campaign)).found.left.map(({ why, count }) => [why, count]))).toMatchObject({ 'said-no': 2 });
  const before = messages().length;
  await minutes(2);
  // All of them were told yesterday, but for her who has no phone of her own.
  expect(messages().length).toBe(before);
  // Nor is there a sample to be looked at.
  expect(await read(campaign)).toMatchObject({ state: 'approved', people: { waiting: families - 2 } });
  // It can be held before its samples went, and goes back to them: nobody has looked at how they fared.
  await done(li, campaign, 'pause');
  expect((await done(li, campaign, 'resume')).state).toBe('approved');
  county.clock.forward({ days: 7 });
  await signInAnew();
  await minutes(1);
  await done(zhou, campaign, 'go-on');
  // What is prepared and not handed over yet when somebody presses 先停下 is held, and goes out once she lets it.
  expect(await tellNext(county.house, scope, campaign.campaignId)).toBe('more');
  const pressed = performance.now();
  const [paused] = await Promise.all([done(li, campaign, 'pause'), tellNext(county.house, scope, campaign.campaignId)]);
  expect(performance.now() - pressed).toBeLessThan(5000);
  expect(paused.state).toBe('paused');
  await minutes(3);
  expect(messages().length - before).toBe(20);
  expect(await read(campaign)).toMatchObject({ people: { told: families - 2 }, fared: { delivered: 20, 'on-its-way': 1 } });
  await done(li, campaign, 'resume');
  await minutes(2);
  expect(messages().length - before).toBe(families - 2);
  for (const one of [first, second, third]) await one.signIn();
  expect(await inbox(first)).toHaveLength(1);
  expect(await inbox(second)).toHaveLength(1);
  expect(await inbox(third)).toHaveLength(2);
}, 60_000);

test('stopping is final, also for what had been prepared and not gone out; a step that breaks off is told once when it is tried again', async () => {
  county.clock.forward({ days: 8 });
  await signInAnew();
  const campaign = await approved({ title: '第三次说高龄津贴' });
  const before = messages().length;
  // The process dies in the midst of a step: nothing of it is there.
  const { house } = county;
  const dies = (work: (tx: unknown) => Promise<unknown>) =>
    house.db.transaction().execute(async (tx) => {
      await work(tx);
      throw new Error('died');
    });
  const dying = { ...house, db: { transaction: () => ({ execute: dies }) } } as unknown as typeof house;
  await expect(tellNext(dying, scope, campaign.campaignId)).rejects.toThrow('died');
  expect((await read(campaign)).people['told']).toBeUndefined();
  // Prepared and not delivered yet.
  expect(await tellNext(house, scope, campaign.campaignId)).toBe('more');
  const { told } = (await read(campaign)).people;
  expect(told).toBeGreaterThan(18);
  const stopped = await done(li, campaign, 'stop');
  expect(stopped).toMatchObject({ state: 'stopped', may: [], fared: { failed: told } });
  await minutes(2);
  expect(messages().length).toBe(before);
  expect((await act(zhou, stopped, 'resume')).body).toMatchObject({ code: 'not-now' });
}, 60_000);

test('whom no message reaches is told by the liaison: three cards in a village at once, each once, and her no is heeded', async () => {
  county.clock.forward({ days: 8 });
  // Six more whose only form a neighbour filed; one of whom rings the hotline.
  for (let number = 70; number < 76; number += 1) await applied(number, { 'person.age@m1': 88 }, 'neighbour');
  await signInAnew();
  const zhang = await Villager.signedIn(county, '16900008001');
  const cards = async () => (await zhang.ask('listErrands')).body.errands.filter(({ mayRefuse }) => mayRefuse === 'yes');
  const say = async (errandId: string, more: object = {}) =>
    expect(
      (await zhang.ask('settleErrand', { params: { errandId }, body: { submissionId: randomUUID(), outcome: 'heard', ...more } })).status,
    ).toBe(201);
  // She who was set apart in the first campaign has had her card since; it is said, and she has her week's rest.
  for (const { errandId } of await cards()) await say(errandId);
  county.clock.forward({ days: 8 });
  await signInAnew();
  await zhang.signIn();
  const campaign = await approved({ title: '第四次说高龄津贴' });
  await minutes(3);
  // The samples come first.
  expect(await cards()).toEqual([]);
  await done(zhou, campaign, 'go-on');
  await minutes(5);
  const lying = await cards();
  expect(lying).toHaveLength(3);
  expect(lying[0]).toMatchObject({ say: expect.stringContaining('可能够得上'), withWhom: 'liaison' });
  expect(lying[0]).not.toHaveProperty('due');
  expect(JSON.stringify(lying)).not.toMatch(/高龄|津贴|八十/);
  expect((await read(campaign)).inPerson).toEqual({ open: 3, waiting: 4 });

  // Whoever is drawn first, it is not she who rings below.
  const ringing = inventedIdNumber(573);
  const spoken = await cardNotOf(ringing, lying);
  await say(spoken, { campaigns: 'no', words: '她说不想听' });
  const byWhom = `select by from campaign_no join errand on errand.person = campaign_no.person where errand.id = $1 and campaign_no.state = 'no'`;
  expect((await queryAs(county.database.ownerUrl, byWhom, [spoken]))[0]).toEqual({ by: 'liaison' });
  await minutes(2);
  expect(await cards()).toHaveLength(3);
  expect((await read(campaign)).inPerson).toEqual({ open: 3, heard: 1, waiting: 3 });

  // One of those with a card, or waiting for one, rings: nobody goes to her any more.
  const hotline = await new Officer(county, 'hotline').signIn();
  expect((await hotline.ask('staffNoteCampaignWish', { body: { idNumber: ringing, wish: 'no' } })).status).toBe(200);
  await minutes(1);
  const now = await read(campaign);
  expect((now.inPerson['closed'] ?? 0) + (now.people['said-no'] ?? 0)).toBe(1);
  expect(await cards()).toHaveLength(3);
  // Days later it is still hers: what can wait never becomes the town's.
  county.clock.forward({ days: 5 });
  await signInAnew();
  await zhang.signIn();
  await minutes(1);
  expect((await cards()).every(({ withWhom }) => withWhom === 'liaison')).toBe(true);
  expect(await mostCardsEach(campaign)).toBe(1);

  // All others were told. Held, no further card is given; let go it is done again.
  expect(await read(campaign)).toMatchObject({ state: 'done', may: ['pause', 'stop'] });
  await done(li, campaign, 'pause');
  await done(li, campaign, 'resume');
  await minutes(1);
  expect((await read(campaign)).state).toBe('done');
  // Stopped after all: no liaison has a card of it any more, and the town reads which were printed until it has taken the paper back.
  const town = await new Officer(county, 'haifeng').signIn();
  const desk = async () => (await town.ask('staffListErrands')).body;
  const { villageId } = (await desk()).errands.find(({ mayRefuse }) => mayRefuse === 'yes')!;
  const printed = (await town.ask('staffPrintErrandCards', { params: { villageId } })).body.cards;
  expect(printed.filter(({ mayRefuse }) => mayRefuse === 'yes')).toHaveLength(3);
  expect((await desk()).papersOut).toEqual([]);
  expect(await done(li, campaign, 'stop')).toMatchObject({ may: [], inPerson: { heard: 1 } });
  expect(await cards()).toEqual([]);
  const { errands, papersOut } = await desk();
  expect([errands.filter(({ mayRefuse }) => mayRefuse === 'yes').length, papersOut.length]).toEqual([0, 3]);
  const takeBack = (officer: Officer) => officer.ask('staffTakeBackErrandCard', { params: { errandId: papersOut[0]!.errandId } });
  expect((await takeBack(await new Officer(county, 'shuiwan').signIn())).status).toBe(404);
  for (let times = 0; times < 2; times += 1) expect((await takeBack(town)).status).toBe(200);
  expect((await desk()).papersOut).toHaveLength(2);
}, 60_000);

test('put back from a copy while a campaign was telling: whoever could have been told in the lost minutes is told nothing again', async () => {
  const morning = county.clock.now().getTime() + 9 * 86_400_000;
  county.clock.set(new Date(Math.floor(morning / 86_400_000) * 86_400_000 + 2 * 3_600_000).toISOString());
  for (const officer of [li, zhou]) await officer.signIn();
  await young.signIn();
  const campaign = await approved();
  const before = messages().length;
  county.clock.forward({ minutes: 10 });
  // The vendor was called, and the database that knew of it is gone.
  keepMark(county.house, randomUUID());
  await settleRestore(county.house, [scope.county], (then) => raiseWhatWasDue(then, [scope.county]));
  await minutes(3);
  expect(messages()).toHaveLength(before);
  const { state, fared } = await read(campaign);
  expect([state, (fared['unknown'] ?? 0) > 0]).toEqual(['sampled', true]);
  await done(li, campaign, 'stop');
});

test('where nobody has said what the hotline bears it says so before anybody approves, and nobody can', async () => {
  const { body: written } = await write(li, { title: '第四次说高龄津贴' });
  await done(li, written, 'find');
  await county.knock();
  expect(await read(written)).toMatchObject({ state: 'audience-ready', pace: { lines: 6 } });
  expect((await read(written)).resting).toBeUndefined();
  await queryAs(county.database.ownerUrl, `delete from figure where data->>'name' = 'hotline-lines'`);
  const unsaid = await read(written);
  expect([unsaid.resting, unsaid.pace]).toEqual(['no-pace', undefined]);
  expect((await act(zhou, unsaid, 'approve')).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('热线') });
});
