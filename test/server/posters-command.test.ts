import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printPages } from '../helpers/page-pictures.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
let env: Record<string, string>;
let out: string;

beforeAll(async () => {
  county = await openTestCounty();
  const { databaseUrl, databaseAppUrl, keyDir, filesDir, sms } = county.house.settings;
  ({ env } = await ServerProcess.prepare({ databaseUrl, databaseAppUrl, keyDir, filesDir, smsEndpoint: sms.tencent!.endpoint, sms }));
  out = mkdtempSync(join(tmpdir(), 'mashang-poster-command-'));
});
afterAll(async () => {
  rmSync(out, { recursive: true, force: true });
  await county.close();
});

/** `npm run posters` as a county would call it; killed when it says `killAt`. */
async function posters(args: readonly string[], killAt?: RegExp): Promise<{ code: number | null; said: string }> {
  const command = ['src/server/commands/posters.ts', ...args, '--out', out];
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (killAt?.test(said)) child.kill('SIGKILL');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test('one command prints a town; killed half-way and run again it has every village once', async () => {
  const town = '371623101';
  const whole = ['--town', town, '--sheet', 'a4'];
  expect((await posters(whole, /无棣县 50页/)).code).toBe(null);
  expect(readdirSync(out).filter((name) => !name.endsWith('.part'))).toEqual([]);

  const { code, said } = await posters(whole);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('无棣县 82个村，82页') });
  expect(readdirSync(out)).toEqual([`${town}-a4.csv`, `${town}-a4.pdf`]);
  const rows = readFileSync(join(out, `${town}-a4.csv`), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);
  expect(rows.map((row) => Number(row.split(',')[4]))).toEqual(Array.from({ length: 82 }, (_, at) => at + 1));
  expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(82);
});

test('a village alone, and the sheets of a town’s window; what is asked wrongly is said in a sentence', async () => {
  const [strip, window, wrong] = await Promise.all([
    posters(['--village', '371623002250', '--sheet', 'strip']),
    posters(['--town', '371623002', '--sheet', 'window']),
    posters(['--county', '371623', '--sheet', 'a5']),
  ]);
  expect(strip).toMatchObject({ code: 0 });
  const [page] = await printPages(join(out, '371623002250-strip.pdf'), 20);
  expect(page!.letters).toContain('张演示16900008001');
  expect(window).toMatchObject({ code: 0, said: expect.stringMatching(/无棣县 1个窗口，9页/) });
  const sheets = await printPages(join(out, '371623002-window.pdf'), 20);
  expect(sheets.map(({ letters }) => letters.startsWith('无棣县海丰街道社会救助窗口'))).toEqual(Array.from({ length: 9 }, () => true));
  expect(wrong).toMatchObject({ code: 2, said: expect.stringMatching(/^--sheet 后面写 a4/) });
});

test('from a spreadsheet to a checked file: told first; with its digest the places are written and drawn', async () => {
  const file = join(county.filesDir, 'villages.csv');
  const header = 'code,name,town_code,town_name,county_code,county_name,city_code,city_name';
  writeFileSync(file, `${header}\n371623002601,新河村村民委员会,371623002,海丰街道,371623,无棣县,3716,滨州市\n`);
  const whole = ['--places', file, '--county', '371623', '--sheet', 'strip'];
  const tried = await posters(whole);
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining('无棣县（371623）新增1') });
  const digest = /--confirm ([0-9a-f]{64})/.exec(tried.said)![1]!;
  expect(await posters([...whole, '--confirm', digest])).toMatchObject({ code: 0, said: expect.stringContaining('无棣县 590个村，59页') });
  const pages = await printPages(join(out, '371623-strip.pdf'), 20);
  expect(pages.filter(({ letters }) => letters.includes('新河村'))).toHaveLength(1);
});
