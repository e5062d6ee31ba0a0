import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isPractice } from '../../rules/practice-id.ts';
import { CodeBook, type County, type Town, type Village } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { Problem } from '../platform/problem.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import {
  makeBatch,
  makeBatchOrder,
  makeWindowSheets,
  PostersRefused,
  readWindows,
  type BatchFile,
  type BatchOrder,
  type BatchTold,
  type WindowOrder,
} from '../posters/index.ts';
import { changePlaces } from './change-places.ts';

const sheets = ['a4', 'a3', 'sticker', 'strip', 'window'] as const;
/** Two cores are what the smallest machine has. */
const threads = 2;

/**
 * Checked files of posters, one a county, each with a manifest: `posters --county 371623 --sheet a4 --out DIR`, with
 * `--town ID` or `--village ID` a part of it, with `--all` every county. `--sheet window` are the six sheets of a county's
 * windows, or of a town's. What is finished already is left alone, so a run that was killed is simply started again. With
 * `--places FILE` what that file would change is told first and nothing is drawn; with `--confirm` and the digest it printed
 * it is written, and then drawn (`commands/places.ts` in one go). Exit
 * code 1 where a village or a file is missing in the end.
 */
async function main(): Promise<void> {
  const wishes = readWishes();
  const wanted = await readWanted(wishes);
  if (wanted.kind === 'tried') return;
  mkdirSync(wishes.out, { recursive: true });
  if (wanted.kind === 'window') await drawWindows(wanted.order);
  else await makeBatch(wanted.files, { threads, tell });
}

function readWishes() {
  const { sheet: asked, out, ...where } = parse();
  const sheet = sheets.find((one) => one === asked);
  if (!sheet) throw new SettingRefused(`--sheet 后面写 ${sheets.join('、')} 里的一个（one of these）`);
  if (!out) throw new SettingRefused('--out 后面写放文件的目录（say which folder the files go to: --out DIR）');
  const { all, county, town, village } = where;
  if (all ? county || town || village : [county, town, village].filter(Boolean).length !== 1)
    throw new SettingRefused('写一个：--county 县、--town 镇街、--village 村，或者 --all（say one of --county, --town, --village, --all）');
  if (where.places ? town || village : where.confirm)
    throw new SettingRefused(
      '--places 和 --county 或 --all 一起写，--confirm 和 --places 一起写（--places goes with --county or --all, --confirm with --places)',
    );
  if (sheet === 'window' && (all || village)) throw new SettingRefused('六上墙写 --county 县 或 --town 镇街（say --county or --town）');
  return { sheet, out: resolve(out), ...where };
}

function parse() {
  const text = { type: 'string' } as const;
  try {
    const options = {
      county: text,
      town: text,
      village: text,
      sheet: text,
      out: text,
      places: text,
      confirm: text,
      all: { type: 'boolean' },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

type Wanted = { kind: 'tried' } | { kind: 'window'; order: WindowOrder } | { kind: 'files'; files: BatchFile[] };

async function readWanted(wishes: ReturnType<typeof readWishes>): Promise<Wanted> {
  const house = await openHouse(readSettings());
  if ((await changeFirst(house, wishes)) === 'tried') {
    await closeHouse(house);
    return { kind: 'tried' };
  }
  const book = await CodeBook.open(house);
  try {
    const { out, sheet } = wishes;
    if (sheet === 'window') return { kind: 'window', order: await readWindowOrder(house, book, wishes) };
    const { origin, deployment } = house.settings;
    const common = { origin, demo: deployment === 'demo', sheet };
    const files = findWished(book, wishes).map(({ id, county, villages }) => ({
      size: villages.length,
      order: () => makeBatchOrder(county, villages, { ...common, path: join(out, `${id}-${sheet}.pdf`) }),
    }));
    return { kind: 'files', files };
  } finally {
    book.close();
    await closeHouse(house);
  }
}

/** The places of the counties that are drawn, where a file of them is given. */
async function changeFirst(house: House, { places, confirm, county, all }: ReturnType<typeof readWishes>): Promise<'tried' | 'written'> {
  if (places === undefined) return 'written';
  return changePlaces(house, { file: places, county: all ? 'all' : county!, kind: 'places', confirm });
}

async function readWindowOrder(house: House, book: CodeBook, { county, town, out }: ReturnType<typeof readWishes>): Promise<WindowOrder> {
  const at = town ? findTown(book, town) : { id: county!, county: findCounty(book, county!) };
  const windows = await readWindows(house, book, { county: at.county, places: town ? [town] : 'all' });
  return { ...windows, demo: house.settings.deployment === 'demo', path: join(out, `${at.id}-window.pdf`) };
}

async function drawWindows(order: WindowOrder): Promise<void> {
  const { pages, sha256 } = await makeWindowSheets(order);
  say(`${order.county.name} ${order.windows.length}个窗口，${pages}页，查过了（checked）\n${order.path}\n${sha256}`);
}

interface Wished {
  id: string;
  county: County;
  villages: Village[];
}

function findWished(book: CodeBook, { all, county, town, village }: ReturnType<typeof readWishes>): Wished[] {
  if (village) {
    const found = book.findVillage(village) ?? refuse('村', village);
    return [{ id: found.id, county: found.county, villages: [found] }];
  }
  if (town) {
    const found = findTown(book, town);
    return [{ id: found.id, county: found.county, villages: book.villagesOf(found.id) ?? [] }];
  }
  const counties = all ? book.counties.filter(({ id }) => !isPractice(id)) : [findCounty(book, county!)];
  return counties.map((one) => ({
    id: one.id,
    county: one,
    villages: book.towns.filter((town) => town.county.id === one.id).flatMap(({ id }) => book.villagesOf(id) ?? []),
  }));
}

function findTown(book: CodeBook, wanted: string): Town {
  return book.towns.find(({ id }) => id === wanted) ?? refuse('镇街', wanted);
}

function findCounty(book: CodeBook, wanted: string): County {
  return book.findCounty(wanted) ?? refuse('县', wanted);
}

function refuse(kind: string, id: string): never {
  throw new SettingRefused(`没有这个${kind}：${id}（not found）`);
}

function tell({ county, villages, path }: BatchOrder, told: BatchTold): void {
  if (told.kind === 'pages') say(`${county.name} ${told.done}页（pages）…`);
  else if (told.kind === 'stands') say(`${county.name} 已经做好了，没有再做（stands already）\n${path}`);
  else if (told.kind === 'refused') {
    process.exitCode = 1;
    say(`${county.name} 没有做成（not made）：${told.why}`);
  } else {
    const { made } = told;
    for (const { village, why } of made.refusals) say(`${county.name} ${village}：${why}，没有印（left out）`);
    if (made.refusals.length > 0 || made.pages === 0) process.exitCode = 1;
    if (made.pages === 0) return say(`${county.name} 一页也没有（no page）`);
    const megabytes = (made.bytes / 1_000_000).toFixed(1);
    say(
      `${county.name} ${villages.length - made.refusals.length}个村，${made.pages}页，${megabytes} MB，查过了（checked）\n${path}\n${made.sha256}`,
    );
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused || error instanceof PostersRefused || error instanceof Problem)) throw error;
  process.stderr.write(`${error instanceof Problem ? error.body.text : error.message}\n`);
  process.exit(error instanceof PostersRefused ? 1 : 2);
});
