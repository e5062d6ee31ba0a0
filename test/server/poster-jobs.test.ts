import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PosterJob } from '../../src/contract/posters.contract.ts';
import { makePosterJob } from '../../src/server/posters/index.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

const haifengTown = '371623002';
const shuiwanTown = '371623101';
/** In 海丰街道, each with a liaison who lets her name be printed; of the second one the test takes that back. */
const [zhang, wang, liu] = ['371623002250', '371623002239', '371623002242'] as const;

/** Becomes part of the first one between the asking and the drawing. */
const merging = '371623002240';

let county: TestCounty;
let desk: Officer;
let haifeng: Officer;
let shuiwan: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  await county.house.db
    .updateTable('liaison')
    .set({ print_consent_on: null })
    .where('county', '=', '371623')
    .where('village', '=', wang)
    .execute();
  await county.app.freshen();
  desk = await new Officer(county, 'county').signIn();
  haifeng = await new Officer(county, 'haifeng').signIn();
  shuiwan = await new Officer(county, 'shuiwan').signIn();
});
afterAll(() => county?.close());

async function askFor(officer: Officer, sheet: string, places?: string[], jobId: string = randomUUID()): Promise<PosterJob> {
  county.clock.forward({ seconds: 1 });
  const answer = await officer.ask('staffAskPosters', { body: { jobId, sheet, ...(places ? { places } : {}) } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function read(officer: Officer, { jobId }: Pick<PosterJob, 'jobId'>): Promise<PosterJob> {
  return (await officer.ask('staffReadPosterJob', { params: { jobId } })).body;
}

async function download(officer: Officer, jobId: string, what: 'file' | 'manifest') {
  const answer = await fetch(`${county.staffUrl}/staff/api/poster-jobs/${jobId}/${what}`, { headers: { cookie: officer.cookie } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Everything below the county's files, sealed or half-way. */
function filesKept(): string[] {
  return readdirSync(county.filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(county.filesDir.length + 1));
}

async function codeOf(village: string): Promise<string> {
  const row = await county.house.db
    .selectFrom('village_code')
    .select('id')
    .where('village', '=', village)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function listTwelve(): Promise<string[]> {
  const rows = await county.house.db
    .selectFrom('place')
    .select('id')
    .where('county', '=', '371623')
    .where('parent', '=', haifengTown)
    .where('until', 'is', null)
    .where('id', '<>', merging)
    .limit(12)
    .execute();
  return rows.map(({ id }) => id);
}

test('asked for, made in the background, fetched: each page has its village’s own code, and who took the file is written down', async () => {
  const job = await askFor(haifeng, 'a4', [zhang, wang, liu, merging]);
  expect(job).toMatchObject({ state: 'waiting', pagesDone: 0, pagesTotal: 4, places: '4个村', sheet: 'a4' });
  expect((await download(haifeng, job.jobId, 'file')).status).toBe(409);
  const ofOne = await askFor(haifeng, 'a4', [merging]);
  const strips = await askFor(haifeng, 'strip', await listTwelve());
  expect(strips, 'ten villages on a page').toMatchObject({ pagesDone: 0, pagesTotal: 2, places: '12个村' });
  await county.house.db.updateTable('place').set({ until: '2026-11-24', merged_into: zhang }).where('id', '=', merging).execute();

  await county.knock();
  const done = await read(haifeng, job);
  const left = { village: expect.stringContaining('海丰街道'), why: '已经并到别的村了' };
  expect(done).toMatchObject({ state: 'finished', pagesDone: 3, pagesTotal: 3, refusals: [left] });
  expect(await read(haifeng, ofOne)).toMatchObject({ state: 'refused', pagesDone: 0, refusals: [left] });
  expect(await read(haifeng, strips)).toMatchObject({ state: 'finished', pagesDone: 2, pagesTotal: 2 });

  const { headers, bytes } = await download(haifeng, job.jobId, 'file');
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="371623-a4.pdf"; filename*=UTF-8''${encodeURIComponent('无棣县-4个村-A4.pdf')}`,
  );
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.sha256);
  expect(bytes.length).toBe(done.bytes);
  const { origin } = county.house.settings;
  const links: (string | undefined)[] = [];
  await readPdf(bytes, async (pages) => {
    for (const page of pages) links.push(await readQrCode(await page.picture()));
    const all = pages.map(({ text }) => text).join('');
    expect(all).toContain('张演示');
    expect(all, 'she has not said that her name may be printed').not.toContain('王演示');
    expect(all).not.toContain('16900008002');
  });
  const codes = await Promise.all([wang, liu, zhang].map(codeOf));
  expect(links).toEqual(codes.map((code) => `${origin}/m/${code}`));

  const manifest = await download(haifeng, job.jobId, 'manifest');
  expect(manifest.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const { data } = Papa.parse<string[]>(manifest.bytes.toString('utf8').trim());
  expect(data.slice(1).map((row) => [row[0], row[4], row[5], row[6]])).toEqual(
    codes.map((code, at) => [code, String(at + 1), '无棣县-4个村-A4.pdf', done.sha256]),
  );

  const looks = await county.house.db
    .selectFrom('audit')
    .select(['act', 'who'])
    .where('county', '=', '371623')
    .where('what_kind', '=', 'posters')
    .where('what', '=', job.jobId)
    .orderBy('at')
    .execute();
  expect(looks.map(({ act }) => act).toSorted()).toEqual(['begun', 'exported', 'exported']);
  expect(filesKept(), 'two sealed files, nothing half-way').toHaveLength(2);
});

test('another town, a village, the hotline: there is no such job, no such village, no such door', async () => {
  const job = await askFor(haifeng, 'a4', [zhang]);
  const ofAll = await askFor(desk, 'strip');
  const kangjia = await new Officer(county, 'kangjia').signIn();
  const hotline = await new Officer(county, 'hotline').signIn();
  for (const stranger of [shuiwan, kangjia, hotline]) {
    const missing = await stranger.ask('staffReadPosterJob', { params: { jobId: randomUUID() } });
    for (const { jobId } of [job, ofAll]) {
      for (const route of ['staffReadPosterJob', 'staffCancelPosterJob', 'staffDownloadPosters', 'staffDownloadPosterManifest'] as const) {
        const answer = await stranger.ask(route, { params: { jobId } });
        expect([answer.status, answer.body]).toEqual([404, missing.body]);
      }
    }
  }
  expect((await shuiwan.ask('staffListPosterJobs')).body.jobs).toEqual([]);
  for (const places of [[zhang], [shuiwanTown, zhang], ['371623002999'], ['371623']]) {
    const answer = await shuiwan.ask('staffAskPosters', { body: { jobId: randomUUID(), sheet: 'a4', places } });
    expect(answer.status).toBe(404);
  }
  expect((await read(desk, ofAll)).state).toBe('waiting');
  const listed = (await desk.ask('staffListPosterJobs')).body.jobs.map(({ jobId }) => jobId);
  expect(listed.slice(0, 2).toSorted()).toEqual([job.jobId, ofAll.jobId].toSorted());
  for (const { jobId } of [job, ofAll]) await desk.ask('staffCancelPosterJob', { params: { jobId } });
});

test('the same asked twice is one job; something else under its id, or somebody else, is refused', async () => {
  const job = await askFor(haifeng, 'a4', [zhang, liu]);
  const again = await haifeng.ask('staffAskPosters', { body: { jobId: job.jobId, sheet: 'a4', places: [liu, zhang] } });
  expect([again.status, again.headers.get('x-repeated'), again.body]).toEqual([201, 'true', job]);
  for (const body of [{ sheet: 'a3', places: [zhang, liu] }, { sheet: 'a4', places: [zhang] }, { sheet: 'a4' }]) {
    const other = await haifeng.ask('staffAskPosters', { body: { jobId: job.jobId, ...body } });
    expect([other.status, (other.body as unknown as { code: string }).code]).toEqual([409, 'already-sent-differently']);
  }
  const colleague = await hire(county, { login: 'haifeng-er', name: '海演示', role: 'town', places: [haifengTown] });
  const hers = await colleague.ask('staffAskPosters', { body: { jobId: job.jobId, sheet: 'a4', places: [zhang, liu] } });
  expect(hers.status).toBe(404);
  expect((await read(colleague, job)).askedBy, 'but of her town she sees it').toBe(job.askedBy);
  await haifeng.ask('staffCancelPosterJob', { params: { jobId: job.jobId } });
});

test('cancelled before a worker comes, nothing is made; cancelled while one works, it stops and nothing is left', async () => {
  const before = filesKept();
  const waiting = await askFor(haifeng, 'a4', [zhang]);
  expect((await haifeng.ask('staffCancelPosterJob', { params: { jobId: waiting.jobId } })).body.state).toBe('cancelled');
  await county.knock();
  expect(await read(haifeng, waiting)).toMatchObject({ state: 'cancelled', pagesDone: 0 });

  const working = await askFor(desk, 'a4');
  const worker = makePosterJob(county.house, { county: '371623', job: working.jobId });
  await untilPages(working);
  await desk.ask('staffCancelPosterJob', { params: { jobId: working.jobId } });
  await worker;
  const after = await read(desk, working);
  expect(after.state).toBe('cancelled');
  expect(after.pagesDone).toBeLessThan(after.pagesTotal);
  expect(filesKept()).toEqual(before);
});

test('a worker that was thought dead and comes back finds the job another’s: it stops and writes nothing', async () => {
  const before = filesKept();
  const job = await askFor(desk, 'a4');
  const slow = makePosterJob(county.house, { county: '371623', job: job.jobId });
  await untilPages(job);
  // As the next worker does when it takes the job.
  const taken = { due_at: new Date(county.clock.now().getTime() + 3_600_000), pages_done: 0 };
  await county.house.db.updateTable('poster_job').set(taken).where('county', '=', '371623').where('id', '=', job.jobId).execute();
  await slow;
  expect(await read(desk, job)).toMatchObject({ state: 'working', pagesDone: 0 });
  expect(filesKept()).toEqual(before);
  await desk.ask('staffCancelPosterJob', { params: { jobId: job.jobId } });
});

/** The progress bar moves: some pages are done, not all. */
async function untilPages(job: PosterJob): Promise<void> {
  for (let look = 0; look < 2000; look += 1) {
    const { state, pagesDone } = await read(desk, job);
    if (state === 'working' && pagesDone > 0) return;
    if (state === 'finished') throw new Error('finished before anybody looked');
  }
  throw new Error('no page within a long time');
}

test('a worker killed half-way: nobody else has the job until it has been silent, then it is made once and whole', async () => {
  const before = filesKept();
  const job = await askFor(desk, 'a4');
  const settings = JSON.stringify(county.house.settings);
  const child = spawn(process.execPath, [fileURLToPath(new URL('../helpers/poster-worker.ts', import.meta.url))], {
    env: { ...process.env, SETTINGS: settings, NOW: county.clock.now().toISOString(), COUNTY: '371623', JOB: job.jobId },
    stdio: 'inherit',
  });
  const ended = once(child, 'exit');
  await untilPages(job);
  child.kill('SIGKILL');
  await ended;
  expect(filesKept().length, 'half a file lies there').toBeGreaterThan(before.length);

  // As if it had died a moment later, when the file was kept already and nobody had said so.
  const file = await county.house.files.keep(Buffer.from('sealed'));
  await county.house.db.updateTable('poster_job').set({ file }).where('county', '=', '371623').where('id', '=', job.jobId).execute();
  await county.knock();
  expect((await read(desk, job)).state, 'nobody knows yet that it is dead').toBe('working');
  // Only three villages are left of it when the next worker takes it, so that the test need not draw a county.
  await county.house.db
    .updateTable('place')
    .set({ until: '2026-11-24' })
    .where('kind', '=', 'village')
    .where('id', 'not in', [zhang, liu, wang])
    .execute();
  county.clock.forward({ minutes: 3 });
  await Promise.all([county.knock(), makePosterJob(county.house, { county: '371623', job: job.jobId })]);
  const done = await read(desk, job);
  expect(done).toMatchObject({ state: 'finished', pagesDone: 3, pagesTotal: 3 });
  const { bytes } = await download(desk, job.jobId, 'file');
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.sha256);
  expect(filesKept(), 'one file more and nothing half-way').toHaveLength(before.length + 1);

  county.clock.forward({ days: 31 });
  await county.knock();
  expect(filesKept(), 'a month later the files are gone').toEqual([]);
  await desk.signIn();
  const gone = await desk.ask('staffDownloadPosters', { params: { jobId: job.jobId } });
  expect([gone.status, (gone.body as unknown as { text: string }).text]).toEqual([409, '放了30天，文件清掉了。要用，请再做一份。']);
  expect((await download(desk, job.jobId, 'manifest')).status, 'what hangs is still known').toBe(200);
});
