import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication, Receipt } from '../../src/contract/apply.contract.ts';
import { dumpAll, findPlanted } from '../helpers/dump-all.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

/** What the window writes to a department. */
const referred = { asked: '老槐树下这家要透析', reason: '透析归医保局管' };
const openid = 'o-planted-openid-of-wang';
let county: TestCounty;
let wang: Villager;
let li: Villager;
let form: NewApplication;
let receipt: Receipt;
let matterId: string;
beforeAll(async () => {
  county = await openTestCounty();
  wang = new Villager(county, '16900001401');
  expect(await wang.joinWechat(county.wechat, openid)).toMatchObject({ wechat: true });
  await county.wechat.users.subscribe(openid, county.house.settings.wechat!.templates['accepted']!.id, 'accept');
  li = await Villager.signedIn(county, '16900001402');
  form = await wang.fillForm({
    applicant: { name: '慕容演示花', address: '九组，老槐树下' },
    facts: { 'medical.outOfPocketYear': 31_417 },
  });
  const { paper } = await wang.sendPaper(form.submissionId, photo('planted in the photo'));
  form.papers = [paper];
  receipt = await wang.apply(form);
  matterId = receipt.matters[0]!.matterId;
  await li.apply(await li.fillForm({ applicant: { name: '李演示', idNumber: inventedIdNumber(2) } }));
  const town = await new Officer(county, 'haifeng').signIn();
  await town.record(matterId, 'accept');
  await town.record(matterId, 'hang');
  const auditor = await new Officer(county, 'auditor').signIn();
  expect((await auditor.sayWhy(matterId, { words: '慕容家的邻居反映过' })).status).toBe(201);
  const body = { submissionId: randomUUID(), body: 'ybj', ...referred, facts: ['medical.outOfPocketYear'], papers: [] };
  expect((await town.ask('staffRefer', { params: { matterId }, body })).status).toBe(201);
  await county.knock();
});
afterAll(() => county?.close());

test('the facts that were planted are those of this form', () => {
  expect(Object.values(form.facts)).toContain(31_417);
});

test('a thief of the database and of the files finds no name, number, address, sum, photo, receipt, session or openid', async () => {
  const dump = await dumpAll(county.database.adminUrl, county.filesDir);
  const planted = {
    name: form.applicant.name,
    idNumber: form.applicant.idNumber,
    phone: wang.phone,
    address: form.applicant.address,
    sum: '31417',
    photo: 'planted in the photo',
    jpegAsSent: photo('planted in the photo').subarray(0, 8),
    jpegAsKept: Buffer.from([0xff, 0xd8, 0xff, 0xdb]),
    receiptCode: receipt.code,
    session: wang.token,
    openid,
    lookReason: '邻居反映过',
    ...referred,
    signInCode: wang.codeOnPhone() || 'no code',
    lastFourAndSix: form.applicant.idNumber.slice(-6),
  };
  expect(findPlanted(dump, { of: '海丰街道', ours: matterId })).toEqual(['of', 'ours']);
  expect(findPlanted(dump, planted)).toEqual([]);
});

test('a sealed value copied into the row of somebody else does not open there', async () => {
  const [moved] = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    `update application set name_sealed = other.name_sealed from application other where other.id <> application.id
      and other.name_sealed is not null and application.id = (select application from matter where id = $1) returning application.id`,
    [matterId],
  );
  expect(moved).toBeDefined();
  const answer = await wang.ask('readMatter', { params: { matterId } });
  expect(answer).toMatchObject({ status: 503, body: { code: 'try-again-later' } });
  expect(JSON.stringify(answer.body)).not.toContain('李');
});
