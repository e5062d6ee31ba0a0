import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/rules/day.ts';
import { hire } from '../helpers/hire.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** 首接负责: the first of a role who takes a matter keeps it until it is handed on and accepted. */
let county: TestCounty;
let villager: Villager;
let li: Officer;
let wang: Officer;
let number = 100;
beforeAll(async () => {
  county = await openTestCounty();
  villager = await Villager.signedIn(county, '16900002701');
  wang = await hire(county, { login: 'haifeng-wang', name: '王演示', role: 'town', places: ['371623002'] });
  li = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());

async function file(): Promise<string> {
  number += 1;
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(number) } });
  return (await villager.apply(form)).matters[0]!.matterId;
}
const at = (matterId: string) => ({ params: { matterId } });
const read = (officer: Officer, matterId: string) => officer.ask('staffReadMatter', at(matterId));
const take = (officer: Officer, matterId: string) => officer.ask('staffTakeMatter', at(matterId));
const lineOf = async (officer: Officer, matterId: string) =>
  (await officer.ask('staffListMatters')).body.matters.find((line) => line.matterId === matterId);
const idOf = async (login: string) =>
  (await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login = $1`, [login]))[0]!.id;
const offer = async (officer: Officer, matterId: string, to: string, submissionId: string = randomUUID()) =>
  officer.ask('staffOfferMatter', { ...at(matterId), body: { submissionId, toStaffId: await idOf(to), note: '材料齐了，就差入户' } });
const settle = (officer: Officer, name: 'staffAcceptHandOver' | 'staffCancelHandOver', handOverId: string) =>
  officer.ask(name, { params: { handOverId } });
const act = (officer: Officer, matterId: string, version: number, event = 'accept') =>
  officer.ask('staffRecordEvent', {
    ...at(matterId),
    headers: { 'if-match': String(version) },
    body: { submissionId: randomUUID(), event },
  });
const setStaff = (sql: string, login: string) => queryAs(county.database.ownerUrl, `update staff set ${sql} where login = $1`, [login]);
const desk = (login: Login) => new Officer(county, login).signIn();

test('what the first took is hers: a colleague reads who has it, may not act, and is told in words', async () => {
  const matterId = await file();
  expect(await lineOf(li, matterId)).toMatchObject({ hold: 'free' });
  expect((await read(li, matterId)).body).toMatchObject({ hold: 'free', ground: 'task' });
  for (let times = 0; times < 2; times += 1) expect((await take(li, matterId)).body).toEqual({ matterId, hold: 'mine', heldBy: '李演示' });
  expect(await lineOf(li, matterId)).toMatchObject({ hold: 'mine', heldBy: '李演示' });
  expect(await lineOf(wang, matterId)).toMatchObject({ hold: 'colleague', heldBy: '李演示' });

  const told = { status: 409, body: { code: 'held-by-colleague', text: '李演示在办。要接手，请李演示转给您。' } };
  expect(await take(wang, matterId)).toMatchObject(told);
  expect(await act(wang, matterId, 1)).toMatchObject(told);
  const seen = await wang.open(matterId);
  expect(seen).toMatchObject({ hold: 'colleague', heldBy: '李演示', acts: [], ground: 'reason' });
  expect(seen).not.toHaveProperty('mayTake');
  expect((await act(li, matterId, 1)).status).toBe(201);
});

test('the first act takes it; each role has its own holder, and what is not her role’s to do nobody takes', async () => {
  const matterId = await file();
  const bureau = await desk('county');
  expect(await take(bureau, matterId)).toMatchObject({ status: 409, body: { code: 'not-now' } });
  expect((await act(wang, matterId, 1)).status).toBe(201);
  expect(await lineOf(wang, matterId)).toMatchObject({ hold: 'mine', heldBy: '王演示' });
  expect(await lineOf(li, matterId)).toMatchObject({ hold: 'colleague', heldBy: '王演示' });
  expect(await lineOf(bureau, matterId)).toMatchObject({ hold: 'free' });
  expect((await act(li, matterId, 2, 'hang')).body).toMatchObject({ code: 'held-by-colleague' });
  const trace = await queryAs(
    county.database.ownerUrl,
    `select audit.act from audit join staff on staff.id = audit.who where what = $1 and login = 'haifeng-wang' order by act`,
    [matterId],
  );
  expect(trace).toEqual([{ act: 'recorded' }, { act: 'took' }]);
  // Neither a village nor an auditor holds anything.
  expect(await lineOf(await desk('kangjia'), matterId)).not.toHaveProperty('hold');
  expect((await take(await desk('auditor'), matterId)).status).toBe(404);
});

test('two take at the same moment: one has it, the other is told who', async () => {
  for (let times = 0; times < 5; times += 1) {
    const matterId = await file();
    const both = await Promise.all([times % 2 ? take(li, matterId) : act(li, matterId, 1), take(wang, matterId)]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect([won!.status < 300, lost!.status]).toEqual([true, 409]);
    const holder = (await lineOf(li, matterId))!.heldBy!;
    expect(lost!.body).toMatchObject({ code: 'held-by-colleague', text: `${holder}在办。要接手，请${holder}转给您。` });
  }
});

test('handed on it stays hers until the colleague accepts; then it is the colleague’s, and both read why', async () => {
  const matterId = await file();
  expect((await offer(li, matterId, 'haifeng-wang')).body).toMatchObject({ code: 'not-now', text: '这件还没人接。您先接下，才能转。' });
  await take(li, matterId);
  expect((await li.open(matterId)).mayTake).toEqual([{ staffId: await idOf('haifeng-wang'), name: '王演示' }]);
  const submissionId = randomUUID();
  for (let times = 0; times < 2; times += 1) expect((await offer(li, matterId, 'haifeng-wang', submissionId)).status).toBe(201);
  expect((await offer(li, matterId, 'shuiwan', submissionId)).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await offer(li, matterId, 'haifeng-wang')).body).toMatchObject({ code: 'not-now' });

  const [line] = (await wang.ask('staffListHandOvers')).body.handOvers;
  expect(line).toMatchObject({ matterId, whose: 'to-me', state: 'offered', name: '李演示', note: '材料齐了，就差入户', applicant: '王**' });
  expect((await read(wang, matterId)).body).toMatchObject({ ground: 'offered', hold: 'colleague', handOver: { whose: 'to-me' } });
  expect((await act(wang, matterId, 1)).body).toMatchObject({ code: 'held-by-colleague' });
  expect((await li.open(matterId)).handOver).toMatchObject({ whose: 'by-me', name: '王演示' });
  expect((await act(li, matterId, 1)).status).toBe(201);

  for (let times = 0; times < 2; times += 1) expect((await settle(wang, 'staffAcceptHandOver', submissionId)).status).toBe(200);
  expect((await settle(li, 'staffCancelHandOver', submissionId)).body).toMatchObject({ code: 'not-now' });
  expect(await lineOf(wang, matterId)).toMatchObject({ hold: 'mine' });
  expect((await act(li, matterId, 2, 'hang')).body).toMatchObject({ code: 'held-by-colleague' });
  expect((await act(wang, matterId, 2, 'hang')).status).toBe(201);
  const acts = await queryAs(county.database.ownerUrl, `select act from audit where what = $1 order by act desc`, [submissionId]);
  expect(acts).toEqual([{ act: 'offered' }, { act: 'accepted' }]);
});

test('given back with a reason it stays the first’s, who reads why for a week; what is offered can be kept after all', async () => {
  const matterId = await file();
  await take(li, matterId);
  const submissionId = randomUUID();
  await offer(li, matterId, 'haifeng-wang', submissionId);
  const back = () => wang.ask('staffGiveBackHandOver', { params: { handOverId: submissionId }, body: { reason: '我这周下乡，接不了' } });
  for (let times = 0; times < 2; times += 1) expect((await back()).status).toBe(200);
  const mine = async () => (await li.ask('staffListHandOvers')).body.handOvers.filter((one) => one.matterId === matterId);
  expect(await mine()).toMatchObject([{ state: 'given-back', name: '王演示', reason: '我这周下乡，接不了' }]);
  expect(await lineOf(li, matterId)).toMatchObject({ hold: 'mine' });
  expect((await read(wang, matterId)).body).toMatchObject({ code: 'reason-needed' });

  const second = randomUUID();
  await offer(li, matterId, 'haifeng-wang', second);
  expect((await settle(li, 'staffCancelHandOver', second)).status).toBe(200);
  expect((await settle(wang, 'staffAcceptHandOver', second)).body).toMatchObject({ code: 'not-now' });
  county.clock.forward({ days: 8 });
  for (const officer of [li, wang]) await officer.signIn();
  expect(await mine()).toEqual([]);
});

test('nobody hands on to whom the place is not, to another role, or in a colleague’s name; a foreign hand-over answers like a missing one', async () => {
  const matterId = await file();
  await take(li, matterId);
  for (const to of ['shuiwan', 'county', 'haifeng'])
    expect((await offer(li, matterId, to)).body).toMatchObject({ code: 'not-now', text: '这位同事接不了这一件。请换一位。' });
  expect((await offer(wang, matterId, 'haifeng')).body).toMatchObject({ code: 'held-by-colleague' });
  const submissionId = randomUUID();
  await offer(li, matterId, 'haifeng-wang', submissionId);
  const shuiwan = await desk('shuiwan');
  for (const name of ['staffAcceptHandOver', 'staffCancelHandOver'] as const) {
    const foreign = await settle(shuiwan, name, submissionId);
    const missing = await settle(shuiwan, name, randomUUID());
    expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
  }
  expect((await settle(li, 'staffAcceptHandOver', submissionId)).status).toBe(404);
  expect((await settle(wang, 'staffCancelHandOver', submissionId)).status).toBe(404);
});

test('a deputy acts for whoever has it without having it; what she takes as a deputy is her colleague’s', async () => {
  const [held, free] = [await file(), await file()];
  const shuiwan = await desk('shuiwan');
  await take(li, held);
  const today = dayOf(county.clock.now());
  const body = { submissionId: randomUUID(), deputyStaffId: await idOf('shuiwan'), since: today, until: today };
  expect((await li.ask('staffNameDeputy', { body })).status).toBe(201);
  expect(await lineOf(shuiwan, held)).toMatchObject({ hold: 'mine', heldBy: '李演示', forWhom: '李演示' });
  expect((await act(shuiwan, held, 1)).status).toBe(201);
  expect((await take(shuiwan, free)).body).toMatchObject({ heldBy: '李演示' });
  expect((await offer(shuiwan, held, 'haifeng-wang')).body).toMatchObject({ code: 'not-now' });
  expect((await act(wang, free, 1)).body).toMatchObject({ code: 'held-by-colleague' });
  county.clock.set(`${addDays(today, 1)}T09:00:00+08:00`);
  for (const officer of [li, wang, shuiwan]) await officer.signIn();
  expect((await read(shuiwan, held)).status).toBe(404);
  for (const matterId of [held, free]) expect(await lineOf(li, matterId)).toMatchObject({ hold: 'mine' });
});

test('whoever left her office or her place has nothing in hand any more: a colleague takes it, and an old offer is void', async () => {
  const [left, moved] = [await file(), await file()];
  for (const matterId of [left, moved]) await take(wang, matterId);
  const old = randomUUID();
  await offer(wang, left, 'haifeng', old);
  await setStaff(`until = '2026-11-01'`, 'haifeng-wang');
  expect(await lineOf(li, left)).toMatchObject({ hold: 'free' });
  const zhao = await hire(county, { login: 'haifeng-zhao', name: '赵演示', role: 'town', places: ['371623002'] });
  expect((await take(zhao, left)).body).toMatchObject({ heldBy: '赵演示' });
  expect((await settle(li, 'staffAcceptHandOver', old)).body).toMatchObject({ code: 'held-by-colleague' });
  expect((await offer(zhao, left, 'haifeng')).status).toBe(201);
  await setStaff(`until = null, places = array['371623101']`, 'haifeng-wang');
  expect((await act(li, moved, 1)).status).toBe(201);
  expect(await lineOf(li, moved)).toMatchObject({ hold: 'mine', heldBy: '李演示' });
  await setStaff(`places = array['371623002']`, 'haifeng-wang');
});

test('a conflict is told with who did what and when; a family is told no name', async () => {
  const matterId = await file();
  expect((await act(li, matterId, 1)).status).toBe(201);
  const { body } = await act(li, matterId, 1, 'hang');
  expect(body).toMatchObject({ code: 'changed-meanwhile' });
  expect((body as unknown as { text: string }).text).toMatch(
    /^李演示已办“核实过了，接下”，\d+月\d+日 星期. .+\d+:\d\d。请看一眼新的，再办。$/,
  );
  const withdraw = (version: number) => villager.ask('withdrawMatter', { ...at(matterId), body: { submissionId: randomUUID(), version } });
  expect((await withdraw(1)).body).toMatchObject({ code: 'changed-meanwhile', text: '这件事刚有了新进度。请看一眼新的，再办。' });
  expect((await withdraw(2)).status).toBe(200);
  expect((await act(li, matterId, 2, 'hang')).body).toMatchObject({ text: expect.stringMatching(/^申请人自己办了“不办了”，/) });
});
