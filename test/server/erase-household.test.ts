import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let li: Villager;
let town: Officer;
let form: NewApplication;
let erased: string;
let kept: string;
let ofLi: string;
const hang = { submissionId: randomUUID(), event: 'hang' };
beforeAll(async () => {
  county = await openTestCounty();
  [wang, li] = ['16900001501', '16900001502'].map((phone) => new Villager(county, phone)) as [Villager, Villager];
  await wang.signIn();
  await li.signIn();
  form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  form.papers = [paper];
  erased = (await wang.apply(form)).matters[0]!.matterId;
  kept = (await wang.apply(await wang.fillForm({ applicant: { idNumber: inventedIdNumber(3), filledBy: 'family' } }))).matters[0]!.matterId;
  ofLi = (await li.apply(await li.fillForm({ applicant: { idNumber: inventedIdNumber(4) } }))).matters[0]!.matterId;
  town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(erased, 'accept')).status).toBe(201);
  expect((await town.ask('staffRecordEvent', { params: { matterId: erased }, headers: { 'if-match': '2' }, body: hang })).status).toBe(201);
  // What erasing is: the one key is destroyed. Everything sealed under it stays, in backups too, and opens nowhere.
  await queryAs(county.database.ownerUrl, 'update application set key_wrapped = null where submission_id = $1', [form.submissionId]);
});
afterAll(() => county?.close());

test('of an erased application she reads nothing any more: no matter, no notice, no receipt', async () => {
  expect((await wang.ask('readMatter', { params: { matterId: erased } })).status).toBe(404);
  expect(
    (await wang.ask('withdrawMatter', { params: { matterId: erased }, body: { submissionId: randomUUID(), version: 3 } })).status,
  ).toBe(404);
  expect((await wang.ask('submitApplication', { body: form })).status).toBe(404);
  expect((await wang.sendPaper(form.submissionId)).answer.status).toBe(404);
});

test('her other matter, her inbox and her neighbour’s matter stay readable', async () => {
  expect((await wang.ask('listMatters')).body.matters.map((line) => line.matterId)).toEqual([kept]);
  const { notices } = (await wang.ask('listNotices')).body;
  expect(notices.map((notice) => notice.matterId)).toEqual([kept]);
  expect((await wang.ask('readMatter', { params: { matterId: kept } })).body.timeline).toHaveLength(1);
  expect((await li.ask('readMatter', { params: { matterId: ofLi } })).body.forWhom).toBe('王**');
});

test('the town still sees its list, without the erased one, and gets not-found for it, its photo and acts on it', async () => {
  const ids = (await town.ask('staffListMatters')).body.matters.map((line) => line.matterId);
  expect(ids.toSorted()).toEqual([kept, ofLi].toSorted());
  expect((await town.ask('staffReadMatter', { params: { matterId: erased } })).status).toBe(404);
  expect((await town.ask('staffReadPaper', { params: { paperId: form.papers[0]!.paperId } })).status).toBe(404);
  const act = (body: typeof hang) => town.ask('staffRecordEvent', { params: { matterId: erased }, headers: { 'if-match': '3' }, body });
  expect((await act({ submissionId: randomUUID(), event: 'withdraw' })).status).toBe(404);
  expect((await act(hang)).status).toBe(404);
});

test('no SMS goes out for it any more, and what waits is closed, not tried for ever', async () => {
  const before = wang.messages().length;
  await county.knock();
  expect(wang.messages()).toHaveLength(before);
  const rows = await queryAs(county.database.ownerUrl, `select distinct state from delivery where channel = 'sms'`);
  expect(rows).toEqual([{ state: 'failed' }]);
});

test('the skeleton that statistics need is still there: kinds, steps and days', async () => {
  const rows = await queryAs(county.database.readerUrl, 'select kind, step, on_day::text from event where matter = $1 order by number', [
    erased,
  ]);
  expect(rows.map((row) => row['kind'])).toEqual(['submit', 'accept', 'hang']);
});
