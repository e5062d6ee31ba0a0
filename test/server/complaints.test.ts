import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportComplaint } from '../../src/contract/grievance.contract.ts';
import { complain, complaint } from '../helpers/complain.ts';
import { dumpAll, findPlanted } from '../helpers/dump-all.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealPart } from '../helpers/seal-for-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, Villager, workOut } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let bureau: Officer;
let second: Officer;
let auditor: Officer;
let hotline: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  [town, bureau, second, auditor, hotline] = (['haifeng', 'county', 'county-second', 'auditor', 'hotline'] as const).map(
    (login) => new Officer(county, login),
  ) as [Officer, Officer, Officer, Officer, Officer];
  await signIn();
});
afterAll(() => county?.close());

async function signIn(): Promise<void> {
  for (const one of [town, bureau, second, auditor, hotline]) await one.signIn();
}
const read = (officer: Officer, grievanceId: string) => officer.ask('staffReadGrievance', { params: { grievanceId } });
const act = (officer: Officer, grievanceId: string, version: number, body: object) =>
  officer.ask('staffActOnGrievance', {
    params: { grievanceId },
    headers: { 'if-match': String(version) },
    body: { submissionId: randomUUID(), ...body },
  });
const look = (number: string, secret: string, deviceId: string = randomUUID(), sum?: string) =>
  ask(county.publicUrl, 'lookAtComplaint', {
    body: { number: number.replace(' ', ''), secret, deviceId },
    headers: sum ? { 'x-sum': sum } : {},
  });
const names = { town: () => town, bureau: () => bureau, second: () => second, auditor: () => auditor, hotline: () => hotline };
/** Who finds it: in the list and by its address, or in neither. */
async function seenBy(id: string): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(names).map(async ([name, officer]) => {
      const [list, one] = await Promise.all([officer().ask('staffListGrievances'), read(officer(), id)]);
      const isListed = list.status === 200 && list.body.grievances.some(({ grievanceId }) => grievanceId === id);
      expect([name, one.status === 200]).toEqual([name, isListed]);
      return isListed ? [name] : [];
    }),
  );
  return found.flat();
}
async function sent(given: Partial<ReportComplaint> = {}): Promise<string> {
  const body = complaint(county, given);
  expect((await complain(county, body)).status).toBe(201);
  return body.submissionId;
}

test('an anonymous complaint gets a number, a day and an answer, read with number and secret on whichever phone', async () => {
  const body = complaint(county, { who: '李演示', place: '便民大厅' });
  expect((await ask(county.publicUrl, 'reportComplaint', { body })).body).toMatchObject({ code: 'sum-needed' });
  const first = await complain(county, body);
  expect(first.body.text).toContain('县里，12月8日 星期二前回您');
  expect((await complain(county, body)).body).toEqual(first.body);
  const sealed = { submissionId: body.submissionId, villageCode: county.codeId, envelopes: [await sealPart(county, body)] };
  const asked = (await ask(county.publicUrl, 'reportSealedComplaint', { body: sealed })).body as unknown as {
    sum: { challenge: string; bits: number };
  };
  const headers = { 'x-sum': workOut({ ...asked.sum, expiresAt: '' }, '') };
  expect((await ask(county.publicUrl, 'reportSealedComplaint', { body: sealed, headers })).body).toEqual(first.body);
  expect((await complain(county, { ...body, words: '换了话' })).body).toMatchObject({ code: 'already-sent-differently' });

  const { number } = first.body;
  expect((await look(number, body.secret)).body.state).toMatchObject({ kind: 'open', title: '收到了' });
  // Whichever is wrong, the same bytes.
  const wrong = await Promise.all(
    [look(number, randomUUID()), look('10000000', body.secret), look('10000001', randomUUID())].map(async (asked) => {
      const { status, headers: told, body: said } = await asked;
      return [status, ...[...told].filter(([name]) => name !== 'date'), JSON.stringify(said)].join('\n');
    }),
  );
  expect(new Set(wrong).size).toBe(1);
  expect(wrong[0]).toMatch(/^404\n/);
  expect(await seenBy(body.submissionId)).toEqual(['bureau', 'second']);
  expect((await read(bureau, body.submissionId)).body).toMatchObject({
    words: body.words,
    person: { name: '', phone: '' },
    mayDo: ['take'],
  });
  expect((await act(bureau, body.submissionId, 1, { act: 'take' })).status).toBe(201);
  expect((await act(second, body.submissionId, 2, { act: 'answer', words: '查过了，已经让他改。' })).status).toBe(201);
  const answered = (await look(number, body.secret)).body;
  expect(answered).toMatchObject({ state: { kind: 'done' }, mayObject: 'yes' });
  expect(answered.steps[0]).toMatchObject({ kind: 'answered', text: '查过了，已经让他改。', who: '县里' });
  expect(JSON.stringify(answered)).not.toMatch(/吴演示|韩演示/);

  const objection = { number: number.replace(' ', ''), secret: body.secret, submissionId: randomUUID(), words: '没有改' };
  expect((await ask(county.publicUrl, 'objectToAnswer', { body: objection })).body).toMatchObject({
    state: { kind: 'open' },
    mayObject: 'no',
  });
  expect((await ask(county.publicUrl, 'objectToAnswer', { body: objection })).status).toBe(201);
  expect(await seenBy(body.submissionId)).toEqual(['auditor']);
  expect((await ask(county.publicUrl, 'objectToAnswer', { body: { ...objection, submissionId: randomUUID() } })).status).toBe(409);
});

test('it never reaches the one it is about: not the office, not the person by name, not his relatives', async () => {
  expect(await seenBy(await sent({ side: 'village' }))).toEqual(['bureau', 'second']);
  for (const side of ['county', 'unknown'] as const) expect(await seenBy(await sent({ side }))).toEqual(['auditor']);
  expect(await seenBy(await sent({ kind: 'claim', side: undefined } as unknown as ReportComplaint))).toEqual(['bureau', 'second']);
  const aboutWu = [{ who: '吴演示' }, { who: '老吴' }, { words: '县里的吴 演 示收了我五百块' }, { place: '吴演示的办公室' }];
  for (const given of aboutWu) expect([given, await seenBy(await sent(given))]).toEqual([given, ['second']]);
  // Both of the county are named: it goes above.
  expect(await seenBy(await sent({ words: '吴演示和韩演示一起吃的饭' }))).toEqual(['auditor']);
  // Colleagues count none of it either.
  const before = (await bureau.ask('staffCountGrievances')).body.open;
  await sent({ who: '吴演示' });
  expect((await bureau.ask('staffCountGrievances')).body.open).toBe(before);
  const hidden = await sent({ who: '吴演示' });
  expect((await act(bureau, hidden, 1, { act: 'take' })).status).toBe(404);

  const li = await Villager.signedIn(county, '16900003201');
  const form = await li.fillForm({ applicant: { name: '尤大山' } });
  await li.apply(form);
  const relative = await hire(county, {
    login: 'county-relative',
    name: '钱演示',
    role: 'county',
    places: ['371623'],
    idNumber: form.applicant.idNumber,
  });
  const ofFamily = await sent({ kind: 'claim', words: '尤大山家有两套房，不该领' });
  expect((await read(relative, ofFamily)).status).toBe(404);
  expect((await read(relative, await sent())).status).toBe(200);
});

test('who told it is read by its handler alone and every look is recorded; the answer is told where the number is known', async () => {
  const wang = await Villager.signedIn(county, '16900003202');
  await wang.apply();
  const id = await sent({ name: '王秀英', phone: wang.phone });
  expect(JSON.stringify((await bureau.ask('staffListGrievances')).body)).not.toMatch(/王秀英|16900003202|请客/);
  expect((await read(bureau, id)).body.person).toEqual({ name: '王秀英', phone: wang.phone });
  const looks = await queryAs(county.database.ownerUrl, `select act, who_kind from audit where what_kind = 'complaint' and what = $1`, [
    id,
  ]);
  expect(looks).toContainEqual({ act: 'opened', who_kind: 'staff' });
  expect((await act(bureau, id, 1, { act: 'take' })).status).toBe(201);
  expect((await act(bureau, id, 2, { act: 'answer', words: '金丝雀回话' })).status).toBe(201);
  await county.knock();
  expect(wang.messages().at(-1)!.text).toContain('您反映的事有回话了');
  const notice = (await wang.ask('listNotices')).body.notices.find(({ kind }) => kind === 'complaint-answered');
  expect(notice).toMatchObject({ title: '您反映的事有回话了' });
  // A number is typed by anybody: what was said needs the secret.
  expect(JSON.stringify(notice)).not.toContain('金丝雀回话');
});

test('an anonymous complaint leads back to no phone and no village: neither the database nor the log holds more than sealed bytes', async () => {
  const body = complaint(county, { words: '金丝雀的话在这里', place: '金丝雀的地方', who: '金丝雀的谁' });
  const from = county.logLines.length;
  const { number } = (await complain(county, body)).body;
  await look(number, body.secret);
  const planted = { device: body.device, secret: body.secret, words: '金丝雀' };
  expect(findPlanted(await dumpAll(county.database.ownerUrl, county.filesDir), planted)).toEqual([]);
  const log = county.logLines.slice(from).join('\n');
  for (const text of [body.submissionId, body.device, body.secret, number, number.replace(' ', ''), county.codeId, '金丝雀'])
    expect(log).not.toContain(text);
  const [row] = await queryAs(county.database.ownerUrl, 'select * from grievance where id = $1', [body.submissionId]);
  expect(row).toMatchObject({ town: null, matter: null });
  // Nothing else in the county knows its id, but its own rows and, later, who looked at it.
  const others = await queryAs(county.database.ownerUrl, 'select who from audit where what = $1', [body.submissionId]);
  expect(others).toEqual([]);
});

test('one phone so many a day; guessing at a number is slowed and the right secret still opens; the hotline writes one down and reads none', async () => {
  const device = randomUUID();
  for (let at = 0; at < 3; at += 1) await sent({ device });
  expect((await complain(county, complaint(county, { device }))).body).toMatchObject({ code: 'too-many-tries' });
  const { villageCode: _code, device: _device, ...said } = complaint(county);
  const written = await hotline.ask('staffWriteComplaint', { body: said });
  expect(written.status).toBe(201);
  expect(await seenBy(said.submissionId)).toEqual(['bureau', 'second']);
  expect((await town.ask('staffWriteComplaint', { body: said })).status).toBe(404);
  // He rang, and reads the answer on any phone: by what was read out to him.
  const { number } = written.body;
  expect((await look(number, said.secret)).body.state).toMatchObject({ kind: 'open' });
  const phone = randomUUID();
  for (let at = 0; at < 3; at += 1) expect((await look(number, 'wrong-secret', phone)).status).toBe(404);
  expect(await look(number, said.secret, phone)).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  expect((await look(number, said.secret)).status).toBe(200);
  // Many phones guess: it costs each a sum, bound to that very pair, and the right pair reads on.
  for (let at = 0; at < 7; at += 1) expect((await look(number, `wrong-secret-${at}`)).status).toBe(404);
  const another = randomUUID();
  const asked = (await look(number, said.secret, another)).body as unknown as { code: string; sum: { challenge: string; bits: number } };
  expect(asked.code).toBe('sum-needed');
  const sum = workOut({ ...asked.sum, expiresAt: '' }, '');
  expect((await look(number, 'wrong-secret', another, sum)).status).toBe(428);
  expect((await look(number, said.secret, another, sum)).status).toBe(200);
});

test('nobody answered by the day: it goes up by itself, once, and says so', async () => {
  const body = complaint(county);
  const { number } = (await complain(county, body)).body;
  county.clock.forward({ days: 15 });
  await signIn();
  await county.knock();
  await county.knock();
  expect(await seenBy(body.submissionId)).toEqual(['auditor']);
  const late = (await read(auditor, body.submissionId)).body;
  expect(late).toMatchObject({ due: { overdue: true }, mayDo: ['take'] });
  expect(late.steps.filter(({ kind }) => kind === 'risen')).toHaveLength(1);
  expect((await look(number, body.secret)).body.state.text).toContain('晚了');
});
