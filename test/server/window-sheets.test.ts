import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Program } from '../../src/contract/learn.contract.ts';
import { makeWindowSheets, type WindowOrder } from '../../src/server/posters/index.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { Officer } from '../helpers/officer.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

const folder = readCountyFolder('mock/data');
const told = toldCatalogue();
const titles = ['组织机构', '工作职责', '工作制度', '救助政策', '工作流程', '监督投诉电话'];

let county: TestCounty;
/** The letters of each page of the county's file: its own window first, then the towns in their order. */
let pages: string[];
beforeAll(async () => {
  county = await openTestCounty();
  const desk = await new Officer(county, 'county').signIn();
  const jobId = randomUUID();
  await desk.ask('staffAskPosters', { body: { jobId, sheet: 'window' } });
  await county.knock();
  const { state, pagesDone } = (await desk.ask('staffReadPosterJob', { params: { jobId } })).body;
  expect(state).toBe('finished');
  const file = await fetch(`${county.staffUrl}/staff/api/poster-jobs/${jobId}/file`, { headers: { cookie: desk.cookie } });
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('无棣县-六上墙.pdf'));
  await readPdf(new Uint8Array(await file.arrayBuffer()), (read) => {
    pages = read.map(({ text }) => text);
  });
  expect(pagesDone).toBe(pages.length);
  const manifest = await desk.ask('staffDownloadPosterManifest', { params: { jobId } });
  expect(manifest.status, 'no codes on them').toBe(409);
});
afterAll(() => county?.close());

/** The six of a window, one that goes on on further sheets read as one; the county's own is called 无棣县. */
function sheetsOf(office: string): string[] {
  const own = pages.filter((text) => text.startsWith(`${office}社会救助窗口`));
  return titles.map((title) => own.filter((text) => text.slice(0, 60).includes(title)).join(''));
}

const bare = (words: string) => words.replaceAll(/\s/g, '');

test('each window has its six sheets, whose it is on each, and that this is a demo', () => {
  const towns = new Set(folder.villages.map((village) => village.town_name));
  for (const office of ['无棣县', ...[...towns].map((town) => `无棣县${town}`)]) {
    const six = sheetsOf(office);
    expect(six.map((text, at) => text.includes(titles[at]!))).toEqual(titles.map(() => true));
    for (const text of six) {
      expect(text).toContain('演示数据，不是政府公告');
      expect(text).toContain('想问就打12349');
      expect(text).toContain('2026年7月1日起');
    }
  }
});

test('organisation and numbers: every town, every body, hotline, supervision and the window’s own', () => {
  const [organisation, , , , , phones] = sheetsOf('无棣县');
  for (const { name, phone } of folder.bodies) {
    expect(organisation).toContain(bare(name));
    expect(organisation).toContain(phone);
  }
  for (const { place, phone } of folder.stations) if (place !== '371623') expect(organisation).toContain(phone);
  expect(organisation).toContain('589个村');
  expect(phones).toContain(folder.county.supervisionPhone);
  expect(phones).toContain('16900009000');
  const [ofTown, , , , , phonesOfTown] = sheetsOf('无棣县海丰街道');
  expect(ofTown).toContain('海丰街道便民服务中心');
  expect(phonesOfTown).toContain('16900009101');
});

test('duties, rules and complaints say whose word they are: 演示 where nobody published it, never law for a promise', () => {
  const { duties, rules, complaints } = folder.windowWords;
  const [, ofCounty, rulesOfCounty, , , phones] = sheetsOf('无棣县');
  const [, ofTown] = sheetsOf('无棣县海丰街道');
  const all: [string, typeof duties.town][] = [
    [ofCounty!, duties.county],
    [ofTown!, duties.town],
    [rulesOfCounty!, rules],
    [phones!, complaints],
  ];
  for (const [text, lines] of all) {
    for (const line of lines) expect(text).toContain(bare(line.text));
    const lawful = lines.filter(({ source }) => source.kind === 'law');
    for (const { source } of lawful) expect(text).toContain(`依据：${bare(source.ref)}`);
    expect(text.split('依据：').length - 1).toBe(lawful.length);
    expect(text.split('演示，没有公布过').length - 1).toBe(lines.filter(({ source }) => source.kind === 'demo').length);
  }
});

test('policies: every program, those that most ask for with their figures, and a figure that nobody published is marked', () => {
  const text = sheetsOf('无棣县')[3]!;
  for (const { id, name, shortName, summary, benefit, figures } of told.programs) {
    expect(text).toContain(bare(summary));
    expect(text).toContain(bare(folder.windowWords.inFull!.includes(id) ? name : shortName));
    if (!folder.windowWords.inFull!.includes(id)) continue;
    expect(text).toContain(`${bare(benefit.text)}${benefit.demo ? '（演示）' : ''}`);
    for (const figure of figures)
      expect(text).toContain(bare(`${figure.label}：${figure.text}${figure.source.kind === 'demo' ? '（演示）' : ''}`));
  }
});

test('flow: every step with who and by when; a town that decides by itself hangs its own', () => {
  const programs = folder.windowWords.flow.map((id) => told.programs.find((one) => one.id === id)!);
  expectSteps(sheetsOf('无棣县海丰街道')[4]!, programs);
  const delegated = programs.map((program) => ({
    ...program,
    ...(program as Program & { delegated?: Record<string, Pick<Program, 'steps'>> }).delegated?.['dibao-delegated'],
  }));
  expect(delegated).not.toEqual(programs);
  expectSteps(sheetsOf('无棣县水湾镇')[4]!, delegated);
});

function expectSteps(text: string, programs: Program[]): void {
  const steps = programs.flatMap((program) => program.steps);
  for (const { title, who, limit } of steps) for (const words of [title, who, limit]) expect(text).toContain(bare(words));
  const labels = { law: '·法律定的', 'county-promise': '·县里定的', demo: '·演示' } as const;
  for (const [kind, label] of Object.entries(labels))
    expect(text.split(label).length - 1, label).toBe(steps.filter(({ limit, source }) => limit !== '' && source.kind === kind).length);
}

function orderWith(change: Partial<WindowOrder>): WindowOrder {
  const { county: own, bodies, stations, windowWords: words } = folder;
  const station = stations.find(({ place }) => place === own.id);
  return {
    county: { ...own, supervisionPhone: own.supervisionPhone, station, bodies },
    towns: [],
    words,
    windows: [{ town: undefined, programs: told.programs }],
    demo: false,
    path: join(county.filesDir, `${randomUUID()}.pdf`),
    ...change,
  };
}

test('66 programs go on on further sheets, all of them, no letter smaller', async () => {
  const programs = Array.from({ length: 66 }, (_, at) => ({ ...told.programs[at % 8]!, name: `第${at + 1}项救助` }));
  const pages: number[] = [];
  const words = { ...folder.windowWords, inFull: programs.map(({ id }) => id) };
  const order = orderWith({ words, windows: [{ town: undefined, programs }], onPage: (done) => pages.push(done) });
  const made = await makeWindowSheets(order);
  expect(made.pages).toBeGreaterThan(10);
  await readPdf(readFileSync(order.path), (read) => {
    const all = read.map(({ text }) => text).join('');
    expect(programs.filter(({ name }) => !all.includes(name))).toEqual([]);
    expect(read.filter(({ text }) => text.includes('救助政策')).map(({ text }) => /第\d+张，共\d+张/.exec(text)?.[0])).toEqual(
      Array.from({ length: made.pages - 5 }, (_, at) => `第${at + 1}张，共${made.pages - 5}张`),
    );
  });
  expect(pages).toEqual(Array.from({ length: made.pages }, (_, at) => at + 1));
});

test('a letter that no font has is named, and nothing is printed with a hole', async () => {
  const { stations } = folder;
  const town = { id: 't', name: '演示镇', villages: 1, station: { ...stations[0]!, address: '𫠠路1号' } };
  await expect(makeWindowSheets(orderWith({ windows: [{ town, programs: [] }] }))).rejects.toThrow(
    /演示镇|组织机构里“𫠠路1号”的𫠠（U\+2B820）印不出来/,
  );
});
