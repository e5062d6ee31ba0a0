import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import nacl from 'tweetnacl';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealedPhotoType } from '../../src/contract/route.ts';
import { envelopeFormat } from '../../src/rules/envelope.ts';
import { sealingKeyOf } from '../../src/server/platform/envelope.ts';
import { PhotoPress } from '../../src/server/platform/photo/photo-press.ts';
import { billWithPlace, drawBill, noise, pixelBomb, plantedInExif } from '../helpers/pictures.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealFor } from '../helpers/seal-for.ts';
import { sendMutated } from '../helpers/send-mutated.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { photo, Villager } from '../helpers/villager.ts';

/** What is no photo, or a dangerous one, is refused in words, leaves nothing, and the next is served. */
let county: TestCounty;
let wang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900001121');
});
afterAll(() => county?.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const inQuarantine = () => readdirSync(join(county.filesDir, 'quarantine'));
const headersFor = (bytes: Buffer, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${wang.token}`,
  'content-type': 'image/jpeg',
  'x-submission-id': randomUUID(),
  'x-village-code': county.codeId,
  'x-paper-kind': 'medical-bills',
  'x-sha256': sha256(bytes),
  ...more,
});
const send = (bytes: Buffer, more: Record<string, string> = {}) =>
  wang.ask('sendPaper', { params: { paperId: randomUUID() }, headers: headersFor(bytes, more), bytes });

/** As it lies in the county: unsealed, for this test alone. */
async function readKept(paperId: string): Promise<{ bytes: Buffer; row: { bytes: number; media_type: string } }> {
  const { vault, files } = county.house;
  const [row] = await queryAs<{ application: string; key_wrapped: Buffer; file: string; bytes: number; media_type: string }>(
    county.database.ownerUrl,
    `select paper.*, key_wrapped from paper join application on application.id = paper.application where paper.id = $1`,
    [paperId],
  );
  const key = vault.applicationKey('371623', row!.application, row!.key_wrapped);
  const at = { column: 'paper.file', county: '371623', row: paperId };
  return { bytes: vault.openBytes(key, at, await files.read(row!.file)), row: row! };
}

const halfAPhoto = async () => {
  const whole = await drawBill(5).jpeg().toBuffer();
  return whole.subarray(0, whole.length / 2);
};

test.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
  ['nothing', () => Buffer.alloc(0), 400, '这张照片是空的。请再拍一张。'],
  ['a PDF called jpg', () => Buffer.from('%PDF-1.7\n1 0 obj'), 400, '请拍一张照片，或者选一张照片。'],
  ['a HEIC called jpg', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 400, '请拍一张照片，或者选一张照片。'],
  [
    'a drawing with a script',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    400,
    '请拍一张照片，或者选一张照片。',
  ],
  ['a bomb of pixels', pixelBomb, 413, '请再拍一张，手机会自动缩小。'],
  ['half a photo', halfAPhoto, 400, '这张照片坏了，打不开。请再拍一张。'],
  [
    'the beginning of a photo and noise',
    async () => Buffer.concat([photo('x').subarray(0, 40), await noise(20)]),
    400,
    '这张照片坏了，打不开。请再拍一张。',
  ],
])('%s is refused in plain words and leaves nothing', async (_what, make, status, text) => {
  const answer = await send(await make());
  expect(answer).toMatchObject({ status, body: { text } });
  expect(inQuarantine()).toEqual([]);
  expect(await queryAs(county.database.ownerUrl, 'select 1 from application where account is not null')).toEqual([]);
});

test('thirty megabytes are refused in plain words, with their length said beforehand or not, and the connection is not cut', async () => {
  const piece = Buffer.alloc(1024 * 1024, 7);
  const put = (more: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const headers = { ...headersFor(piece), ...more };
      const asked = request(`${county.publicUrl}/api/papers/${randomUUID()}`, { method: 'PUT', headers }, async (response) => {
        const chunks = await response.toArray();
        resolve({ status: response.statusCode!, body: Buffer.concat(chunks as Buffer[]).toString() });
      });
      asked.on('error', reject);
      for (let megabyte = 0; megabyte < 30; megabyte += 1) asked.write(piece);
      asked.end();
    });
  for (const more of [{ 'content-length': String(30 * piece.length) }, { 'transfer-encoding': 'chunked' }] as Record<string, string>[]) {
    const { status, body } = await put(more);
    expect([status, JSON.parse(body)]).toMatchObject([413, { code: 'too-large', title: '照片太大了' }]);
  }
  expect(inQuarantine()).toEqual([]);
});

test('a photo whose sender goes away half-way leaves nothing', async () => {
  const bytes = Buffer.alloc(100_000, photo('half'));
  const headers = { ...headersFor(bytes), 'content-length': String(bytes.length) };
  const asked = request(`${county.publicUrl}/api/papers/${randomUUID()}`, { method: 'PUT', headers });
  asked.on('error', () => {});
  asked.write(bytes.subarray(0, 1000));
  await expect.poll(inQuarantine, { interval: 5 }).toHaveLength(1);
  asked.destroy();
  await expect.poll(inQuarantine, { interval: 5 }).toEqual([]);
});

test('what lies in quarantine is not the photo', async () => {
  const bytes = photo('in quarantine');
  const held = await county.house.quarantine.hold(Readable.from([bytes.subarray(0, 20), bytes.subarray(20)]), 1_000_000);
  const lying = readFileSync(join(county.filesDir, 'quarantine', inQuarantine()[0]!));
  expect([lying.length, lying.includes('invented photo'), lying.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))]).toEqual([
    held.bytes,
    false,
    false,
  ]);
  expect((await held.read()).equals(bytes)).toBe(true);
  await held.remove();
});

test('what is kept is the picture alone: upright, smaller than the cap, without the place where it was taken', async () => {
  const bytes = await billWithPlace(6);
  expect([bytes.includes(plantedInExif), bytes.includes('Exif')]).toEqual([true, true]);
  const { paper, answer } = await wang.sendPaper(randomUUID(), bytes);
  expect(answer).toMatchObject({ status: 200, body: { sha256: sha256(bytes) } });
  const kept = await readKept(paper.paperId);
  expect([kept.bytes.includes(plantedInExif), kept.bytes.includes('Exif'), kept.bytes.includes('GPS')]).toEqual([false, false, false]);
  const { exif, orientation, width, height, format } = await sharp(kept.bytes).metadata();
  expect({ exif, orientation, width, height, format }).toEqual({ width: 240, height: 320, format: 'jpeg' });
  expect(kept.row).toMatchObject({ bytes: kept.bytes.length, media_type: 'image/jpeg' });
});

test('PNG and WebP come out as JPEG, a large one no larger than the cap', async () => {
  for (const bytes of [await drawBill(7).png().toBuffer(), await drawBill(8, { width: 3000, height: 100 }).webp().toBuffer()]) {
    const { paper, answer } = await wang.sendPaper(randomUUID(), bytes);
    expect(answer.status).toBe(200);
    const { format, width } = await sharp((await readKept(paper.paperId)).bytes).metadata();
    expect([format, width! <= 2400]).toEqual(['jpeg', true]);
  }
});

test('a photo that was sealed on the phone is opened here; under another county’s key, or with no photo inside, it is not', async () => {
  const key = sealingKeyOf(county.house.vault, '371623')!;
  const type = { 'content-type': sealedPhotoType };
  const sealed = sealFor(key, photo('waited on the phone'));
  expect(sealed[0]).toBe(envelopeFormat);
  const paperId = randomUUID();
  const headers = headersFor(sealed, type);
  for (let time = 0; time < 2; time += 1) {
    const answer = await wang.ask('sendPaper', { params: { paperId }, headers, bytes: sealed });
    expect(answer).toMatchObject({ status: 200, body: { paperId, sha256: sha256(sealed) } });
  }
  expect((await sharp((await readKept(paperId)).bytes).metadata()).format).toBe('jpeg');
  expect(
    await send(sealFor({ ...key, key: Buffer.from(nacl.box.keyPair().publicKey).toString('base64') }, photo('x')), type),
  ).toMatchObject({
    status: 409,
    body: { code: 'seal-unknown' },
  });
  expect(await send(sealFor(key, Buffer.from('a letter')), type)).toMatchObject({ status: 400, body: { code: 'paper-not-a-photo' } });
  expect(await send(photo('not sealed'), type)).toMatchObject({ status: 409, body: { code: 'seal-unknown' } });
});

test('an application takes so many photos and no more', async () => {
  const { photos } = county.house.settings;
  const most = photos.perApplication;
  photos.perApplication = 2;
  try {
    const submissionId = randomUUID();
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((seed) => wang.sendPaper(submissionId, photo(seed))));
    expect(answers.map(({ answer }) => answer.status).toSorted()).toEqual([200, 200, 409, 409]);
    expect(answers.find(({ answer }) => answer.status === 409)!.answer.body).toMatchObject({ code: 'too-many-papers' });
  } finally {
    photos.perApplication = most;
  }
});

test('the process that reads photos is killed in the middle: that photo is refused, the next is served', async () => {
  const { photos } = county.house;
  await wang.sendPaper(randomUUID());
  const [pid] = photos.pids;
  // Held still, so that it is in the middle for certain.
  process.kill(pid!, 'SIGSTOP');
  const dear = wang.sendPaper(randomUUID());
  while (photos.reading === 0) await pause(1);
  process.kill(pid!, 'SIGKILL');
  expect((await dear).answer).toMatchObject({ status: 400, body: { text: '这张照片打不开。请再拍一张。' } });
  expect((await wang.sendPaper(randomUUID())).answer.status).toBe(200);
});

test('a photo that takes too long, or too much memory, costs itself; one that would wait too long is asked to come again', async () => {
  const settings = { ...county.house.settings.photos, waiting: 0 };
  const dear = await noise(500);
  const slow = new PhotoPress(settings, { ms: 5 });
  const large = new PhotoPress(settings, { megabytes: 1 });
  const press = new PhotoPress(settings);
  const fetch = async () => dear;
  try {
    await Promise.all([
      expect(slow.redraw(fetch)).rejects.toThrow('too-slow'),
      expect(process.platform === 'linux' ? large.redraw(fetch) : Promise.reject(new Error('too-much-memory'))).rejects.toThrow(
        'too-much-memory',
      ),
      expect(Promise.all([press.redraw(fetch), press.redraw(fetch)])).rejects.toMatchObject({ code: 'try-again-later', status: 503 }),
    ]);
    expect([slow.pids, large.pids]).toEqual([[], []]);
  } finally {
    for (const one of [slow, large, press]) one.stop();
  }
});

test('a hundred mutated files: each is taken or refused in words, and the next photo is served', async () => {
  const statuses = await sendMutated(wang, { count: 100 });
  expect(Object.keys(statuses).filter((key) => !['200', '400 paper-not-a-photo', '413 too-large'].includes(key))).toEqual([]);
  expect(statuses['200']! + statuses['400 paper-not-a-photo']! + (statuses['413 too-large'] ?? 0)).toBe(100);
  expect((await wang.sendPaper(randomUUID())).answer.status).toBe(200);
  expect(inQuarantine()).toEqual([]);
});
