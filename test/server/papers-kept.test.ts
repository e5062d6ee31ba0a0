import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startS3, type S3 } from '../../mock/s3/start-s3.ts';
import { mediaTypeOf } from '../../src/rules/media-type.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { testStore } from '../helpers/test-settings.ts';
import { inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

/** What becomes of a paper once it is here, in a county whose files lie in a store; and what becomes of what nobody names. */
let county: TestCounty;
let store: S3;
let wang: Villager;
let li: Villager;
beforeAll(async () => {
  let now = () => 0;
  store = await startS3({ ...testStore, credentials: { [testStore.keyId]: testStore.secret }, clock: () => now() });
  county = await openTestCounty({ settings: { store: { ...testStore, endpoint: store.url, timeoutMs: 300 } } });
  now = () => county.clock.now().getTime();
  wang = await Villager.signedIn(county, '16900001131');
  li = await Villager.signedIn(county, '16900001132');
});
afterAll(async () => {
  await county?.close();
  await store?.stop();
});
beforeEach(() => store.switches.reset());

const sql = <T extends Record<string, unknown>>(text: string, values?: unknown[]) => queryAs<T>(county.database.ownerUrl, text, values);
const begunFiles = async () => (await sql('select 1 from file_begun')).length;

async function filed(who: Villager, idNumber = inventedIdNumber(11)) {
  const form = await who.fillForm({ applicant: { idNumber } });
  const { paper } = await who.sendPaper(form.submissionId);
  const receipt = await who.apply({ ...form, papers: [paper] });
  return { paper, form, matterId: receipt.matters[0]!.matterId };
}

test('an officer’s look fetches it from the store, opens it, is traced, and may be neither kept, sniffed nor run', async () => {
  const { paper, matterId } = await filed(wang);
  const town = await new Officer(county, 'haifeng').signIn();
  const look = () => fetch(`${county.staffUrl}/staff/api/papers/${paper.paperId}`, { headers: { cookie: town.cookie } });
  const shown = await look();
  expect(shown.status).toBe(200);
  expect(mediaTypeOf(Buffer.from(await shown.arrayBuffer()))).toBe('image/jpeg');
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
  const traces = () => sql(`select act from audit where what_kind = 'paper' and what = $1`, [paper.paperId]);
  expect(await traces()).toEqual([{ act: 'opened' }]);
  // The look is on record before the store is asked: whoever was refused the bytes still wanted to look.
  store.switches.set({ fail: { status: 503, action: 'get', times: 1 } });
  expect((await look()).status).toBe(503);
  expect(await traces()).toHaveLength(2);
  expect(matterId).toBeTruthy();
});

test.each([
  ['refuses', { fail: { status: 503, action: 'put', times: 1 } }],
  ['is silent', { silent: { how: 'hang', action: 'put', times: 1 } }],
  ['cuts the line', { silent: { how: 'cut', action: 'put', times: 1 } }],
  ['answers too late', { late: { ms: 500, action: 'put', times: 1 } }],
])('a store that %s costs a try: nothing half-written, the phone sends again, what was left is swept', async (_how, fault) => {
  const submissionId = randomUUID();
  const paperId = randomUUID();
  const before = store.objects.size;
  store.switches.set(fault);
  const first = await wang.sendPaper(submissionId, photo(paperId), paperId);
  expect(first.answer).toMatchObject({ status: 503, body: { code: 'try-again-later' } });
  expect(first.answer.headers.get('retry-after')).toBe('5');
  expect(await sql('select 1 from paper where id = $1', [paperId])).toEqual([]);
  expect(await begunFiles()).toBe(1);
  expect((await wang.sendPaper(submissionId, photo(paperId), paperId)).answer.status).toBe(200);
  await county.knock();
  expect(await begunFiles()).toBe(1);
  county.clock.forward({ minutes: 61 });
  await county.knock();
  expect([await begunFiles(), store.objects.size]).toEqual([0, before + 1]);
});

const copy = (who: Villager, given: { submissionId: string; from: string; paperId?: string; kind?: string; sha256?: string }) =>
  who.ask('sendPaper', {
    params: { paperId: given.paperId ?? randomUUID() },
    headers: {
      'x-submission-id': given.submissionId,
      'x-village-code': county.codeId,
      'x-paper-kind': given.kind ?? 'medical-bills',
      'x-sha256': given.sha256 ?? createHash('sha256').update(given.from).digest('hex'),
      'x-copy-of': given.from,
    },
  });

test('what she sent once is taken over into her next application under its own key, and outlives the erasure of the old', async () => {
  const first = await filed(wang);
  const form = await wang.fillForm({ applicant: { idNumber: first.form.applicant.idNumber } });
  const sha256 = createHash('sha256').update('by this the form lists it').digest('hex');
  const paperId = randomUUID();
  const asked = { submissionId: form.submissionId, from: first.paper.paperId, paperId, sha256 };
  const answers = [await copy(wang, asked), await copy(wang, asked)];
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { paperId, sha256 } });
  expect(await copy(wang, { ...asked, sha256: '0'.repeat(64) })).toMatchObject({ body: { code: 'already-sent-differently' } });
  const receipt = await wang.apply({ ...form, papers: [{ paperId, kind: 'medical-bills', sha256, copyOf: first.paper.paperId }] });
  expect(receipt.matters).toHaveLength(1);
  await sql('update application set key_wrapped = null where submission_id = $1', [first.form.submissionId]);
  const town = await new Officer(county, 'haifeng').signIn();
  // Joined into the one that is open, and over by itself: whoever looks says why.
  await town.sayWhy(receipt.matters[0]!.matterId);
  expect((await town.ask('staffReadPaper', { params: { paperId } })).status).toBe(200);
  expect((await town.ask('staffReadPaper', { params: { paperId: first.paper.paperId } })).status).toBe(404);
  // Erased, it can be taken over no more.
  expect((await copy(wang, { submissionId: randomUUID(), from: first.paper.paperId })).status).toBe(404);
});

test('a paper of another account, of another kind, never sent, or of nobody answers like one that is not there', async () => {
  const { paper } = await filed(wang);
  const { paper: unsent } = await wang.sendPaper(randomUUID());
  const submissionId = randomUUID();
  const refused = [
    await copy(li, { submissionId, from: paper.paperId }),
    await copy(wang, { submissionId, from: paper.paperId, kind: 'id-card' }),
    await copy(wang, { submissionId, from: unsent.paperId }),
    await copy(wang, { submissionId, from: randomUUID() }),
  ];
  for (const answer of refused) expect([answer.status, answer.body]).toEqual([404, refused[0]!.body]);
});

test('whoever fills in for two families cannot list one’s paper for the other', async () => {
  const { paper } = await filed(li, inventedIdNumber(12));
  const form = await li.fillForm({ applicant: { idNumber: inventedIdNumber(13) } });
  const copied = { paperId: randomUUID(), kind: 'medical-bills', sha256: createHash('sha256').update(paper.paperId).digest('hex') };
  expect((await copy(li, { submissionId: form.submissionId, from: paper.paperId, paperId: copied.paperId })).status).toBe(200);
  const answer = await li.ask('submitApplication', { body: { ...form, papers: [{ ...copied, copyOf: paper.paperId }] } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'papers-missing' } });
});

test('what was begun and never sent is thrown away after the county’s days, photos too; what was sent stays, whoever asks', async () => {
  const { paper: sent } = await filed(wang);
  const submissionId = randomUUID();
  const { paper } = await wang.sendPaper(submissionId);
  const fileOf = async (paperId: string) => (await sql<{ file: string }>('select file from paper where id = $1', [paperId]))[0]?.file;
  const [keptFile, unsentFile] = [(await fileOf(sent.paperId))!, (await fileOf(paper.paperId))!];
  const there = (file: string) => store.objects.has(`${file.slice(0, 2)}/${file}`);
  county.clock.forward({ days: 89 });
  await county.knock();
  expect([there(keptFile), there(unsentFile)]).toEqual([true, true]);
  county.clock.forward({ days: 2 });
  await county.knock();
  await county.knock();
  expect([there(keptFile), there(unsentFile), await fileOf(paper.paperId)]).toEqual([true, false, undefined]);
  expect(await sql('select 1 from application where submission_id = $1', [submissionId])).toEqual([]);
  for (const table of ['application', 'paper'])
    await expect(queryAs(county.database.appUrl, `delete from ${table}`)).rejects.toThrow('is never deleted');
});

test('what a process that died left in quarantine goes after an hour, what is coming in stays', async () => {
  const dir = join(county.filesDir, 'quarantine');
  const old = `${county.clock.now().getTime()}-${'0'.repeat(24)}`;
  writeFileSync(join(dir, old), 'sealed under a key that is gone');
  await county.knock();
  expect(existsSync(join(dir, old))).toBe(true);
  county.clock.forward({ minutes: 61 });
  await county.knock();
  expect(readdirSync(dir)).toEqual([]);
});
