import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startS3, type S3 } from '../../mock/s3/start-s3.ts';
import { FilesInS3 } from '../../src/server/platform/files-in-s3.ts';
import { Files } from '../../src/server/platform/files.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { testStore } from '../helpers/test-settings.ts';
import { ask, photo, Villager } from '../helpers/villager.ts';

/** The same promises, wherever the sealed files lie. */
let county: TestCounty;
let store: S3;
let wang: Villager;
let li: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  store = await startS3({ ...testStore, credentials: { [testStore.keyId]: testStore.secret }, clock: () => county.clock.now().getTime() });
  wang = await Villager.signedIn(county, '16900001101');
  li = await Villager.signedIn(county, '16900001102');
});
afterAll(async () => {
  await county?.close();
  await store?.stop();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A PUT of bytes with headers of the test's own choice. */
function put(who: Villager, given: { submissionId: string; bytes: Buffer; sha?: string; type?: string; paperId?: string; kind?: string }) {
  return who.ask('sendPaper', {
    params: { paperId: given.paperId ?? randomUUID() },
    headers: {
      'content-type': given.type ?? 'image/jpeg',
      'x-submission-id': given.submissionId,
      'x-village-code': county.codeId,
      'x-paper-kind': given.kind ?? 'medical-bills',
      'x-sha256': given.sha ?? sha256(given.bytes),
    },
    bytes: given.bytes,
  });
}

describe.each(['disk', 'store'])('on a %s', (kind) => {
  beforeAll(() => {
    const { settings, clock } = county.house;
    if (kind === 'store')
      county.house.files = new Files(settings.filesDir, new FilesInS3({ ...testStore, endpoint: store.url, timeoutMs: 10_000 }, clock));
  });

  test('the same photo again, because the answer was lost, is taken as the same', async () => {
    const submissionId = randomUUID();
    const { answer, paper } = await wang.sendPaper(submissionId);
    const again = await wang.sendPaper(submissionId, photo(submissionId), paper.paperId);
    expect([answer.status, again.answer.status]).toEqual([200, 200]);
    expect(again.answer.body).toEqual(answer.body);
  });

  test('eight of the same photo at once are one paper, and one file', async () => {
    const submissionId = randomUUID();
    const paperId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => wang.sendPaper(submissionId, photo('eight'), paperId)));
    expect(new Set(answers.map(({ answer }) => `${answer.status} ${JSON.stringify(answer.body)}`)).size).toBe(1);
    const rows = await queryAs(county.database.ownerUrl, 'select file from paper where id = $1', [paperId]);
    expect(rows).toHaveLength(1);
  });

  test('another photo under the same id is refused: the first one counts', async () => {
    const submissionId = randomUUID();
    const { paper } = await wang.sendPaper(submissionId);
    const other = await wang.sendPaper(submissionId, photo('another'), paper.paperId);
    expect(other.answer).toMatchObject({ status: 409, body: { code: 'already-sent-differently' } });
  });

  test('a photo that broke on its way is asked for again', async () => {
    const answer = await put(wang, { submissionId: randomUUID(), bytes: photo('whole'), sha: sha256(photo('half')) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'paper-damaged', text: '照片传到半路断了。再传一次就行。' } });
  });

  test.each([
    ['a text that calls itself a photo', 'image/jpeg', Buffer.from('你好，这是一封信')],
    ['a page with a script that calls itself a photo', 'image/png', Buffer.from('<svg onload=alert(1)>')],
    ['nothing at all', 'image/jpeg', Buffer.alloc(0)],
    ['a text', 'text/plain', Buffer.from('text')],
    ['an object', 'application/json', Buffer.from('{"a":1}')],
    ['a PDF', 'application/pdf', Buffer.from('%PDF-1.7')],
  ])('%s is not a photo', async (_what, type, bytes) => {
    const answer = await put(wang, { submissionId: randomUUID(), bytes, type });
    expect(answer).toMatchObject({ status: 400, body: { code: 'paper-not-a-photo' } });
  });

  test('a request with headers but without any bytes is no photo either', async () => {
    const headers = {
      authorization: `Bearer ${wang.token}`,
      'x-submission-id': randomUUID(),
      'x-village-code': county.codeId,
      'x-paper-kind': 'medical-bills',
      'x-sha256': sha256(Buffer.alloc(0)),
    };
    const answer = await ask(county.publicUrl, 'sendPaper', { params: { paperId: randomUUID() }, headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'paper-not-a-photo' } });
  });

  test('a photo above eight megabytes is refused in plain words, one just below is taken', async () => {
    const below = Buffer.concat([photo('large'), Buffer.alloc(8 * 1024 * 1024 - 1000)]);
    expect((await put(wang, { submissionId: randomUUID(), bytes: below })).status).toBe(200);
    const above = Buffer.concat([photo('large'), Buffer.alloc(8 * 1024 * 1024)]);
    expect(await put(wang, { submissionId: randomUUID(), bytes: above })).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('a photo cannot be put into somebody else’s application, nor over somebody else’s photo', async () => {
    const submissionId = randomUUID();
    const { paper } = await wang.sendPaper(submissionId);
    const into = await li.sendPaper(submissionId, photo('foreign'));
    const over = await li.sendPaper(randomUUID(), photo(submissionId), paper.paperId);
    expect([into.answer.status, over.answer.status]).toEqual([404, 404]);
    expect(into.answer.body).toEqual(over.answer.body);
  });

  test('a form whose photo has not arrived waits for it, and goes through once it has', async () => {
    const form = await wang.fillForm();
    const paper = { paperId: randomUUID(), kind: 'medical-bills', sha256: sha256(photo(form.submissionId)) };
    const early = await wang.ask('submitApplication', { body: { ...form, papers: [paper] } });
    expect(early).toMatchObject({ status: 409, body: { code: 'papers-missing' } });
    await wang.sendPaper(form.submissionId, photo(form.submissionId), paper.paperId);
    expect((await wang.ask('submitApplication', { body: { ...form, papers: [paper] } })).status).toBe(201);
  });

  test('a form cannot list a photo of another account, of another form, of another kind, or with another checksum', async () => {
    const { paper: ofWang } = await wang.sendPaper(randomUUID());
    const form = await li.fillForm();
    const { paper: own } = await li.sendPaper(form.submissionId);
    const { paper: ofOtherForm } = await li.sendPaper(randomUUID());
    for (const paper of [ofWang, ofOtherForm, { ...own, kind: 'id-card' }, { ...own, sha256: sha256(photo('else')) }]) {
      const answer = await li.ask('submitApplication', { body: { ...form, papers: [own, paper] } });
      expect(answer).toMatchObject({ status: 409, body: { code: 'papers-missing' } });
    }
    expect((await li.ask('submitApplication', { body: { ...form, papers: [own] } })).status).toBe(201);
  });

  test('after the form is in, no further photo slips in, but the old one may be sent again', async () => {
    const form = await wang.fillForm();
    const { paper } = await wang.sendPaper(form.submissionId);
    await wang.apply({ ...form, papers: [paper] });
    expect((await wang.sendPaper(form.submissionId, photo('late'))).answer).toMatchObject({
      status: 409,
      body: { code: 'already-sent-differently' },
    });
    expect((await wang.sendPaper(form.submissionId, photo(form.submissionId), paper.paperId)).answer.status).toBe(200);
  });

  test('whoever is not signed in is refused before a single byte of the photo is read', async () => {
    const headers = { 'content-type': 'image/jpeg', 'content-length': 8 * 1024 * 1024 };
    const asked = request(`${county.publicUrl}/api/papers/${randomUUID()}`, { method: 'PUT', headers });
    // The head alone is sent; a server that waited for the body would never answer.
    asked.flushHeaders();
    const status = await new Promise((resolve, reject) => {
      asked.once('response', (response) => resolve(response.statusCode));
      asked.once('error', reject);
    });
    asked.destroy();
    expect(status).toBe(401);
  });

  test('the photos lie there, sealed, and nowhere else', () => {
    const kept = [...store.objects.values()];
    expect(kept.length > 0).toBe(kind === 'store');
    const jpeg = Buffer.from([0xff, 0xd8, 0xff]);
    expect(kept.filter((bytes) => bytes.subarray(0, 100).includes(jpeg) || bytes.includes('invented photo'))).toEqual([]);
    expect(store.refusals).toEqual([]);
  });
});
