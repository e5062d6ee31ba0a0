import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isPractice } from '../../rules/practice-id.ts';
import { CodeBook, type County, type Village } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings, SettingRefused, type Settings } from '../platform/settings.ts';
import { makeBatch, makeBatchOrder, type BatchOrder, type BatchTold } from '../posters/index.ts';

const sheets = ['a4', 'a3', 'sticker', 'strip'] as const;
/** Two cores are what the smallest machine has. */
const threads = 2;

/**
 * Checked files of posters, one a county, each with a manifest: `posters --county 371623 --sheet a4 --out DIR`, with
 * `--town ID` or `--village ID` a part of it, with `--all` every county. What is finished already is left alone, so a
 * run that was killed is simply started again. Exit code 1 where a village or a file is missing in the end.
 */
async function main(): Promise<void> {
  const wishes = readWishes();
  const settings = readSettings();
  const orders = await readOrders(settings, wishes);
  mkdirSync(wishes.out, { recursive: true });
  await makeBatch(orders, { threads, tell });
}

function readWishes() {
  const { sheet: asked, out, ...where } = parse();
  const sheet = sheets.find((one) => one === asked);
  if (!sheet) throw new SettingRefused(`--sheet 后面写 ${sheets.join('、')} 里的一个（one of these）`);
  if (!out) throw new SettingRefused('--out 后面写放文件的目录（say which folder the files go to: --out DIR）');
  const { all, county, town, village } = where;
  if (all ? county || town || village : [county, town, village].filter(Boolean).length !== 1)
    throw new SettingRefused('写一个：--county 县、--town 镇街、--village 村，或者 --all（say one of --county, --town, --village, --all）');
  return { sheet, out: resolve(out), ...where };
}

function parse() {
  const text = { type: 'string' } as const;
  try {
    const options = { county: text, town: text, village: text, sheet: text, out: text, all: { type: 'boolean' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

async function readOrders(settings: Settings, wishes: ReturnType<typeof readWishes>): Promise<BatchOrder[]> {
  const house = await openHouse(settings);
  const book = await CodeBook.open(house);
  try {
    const { sheet, out } = wishes;
    return findWished(book, wishes).map(({ id, county, villages }) =>
      makeBatchOrder(county, villages, {
        sheet,
        origin: settings.origin,
        demo: settings.deployment === 'demo',
        path: join(out, `${id}-${sheet}.pdf`),
      }),
    );
  } finally {
    book.close();
    await closeHouse(house);
  }
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
    const found = book.towns.find(({ id }) => id === town) ?? refuse('镇街', town);
    return [{ id: found.id, county: found.county, villages: book.villagesOf(found.id) ?? [] }];
  }
  const counties = all ? book.counties.filter(({ id }) => !isPractice(id)) : [book.findCounty(county!) ?? refuse('县', county!)];
  return counties.map((one) => ({
    id: one.id,
    county: one,
    villages: book.towns.filter((town) => town.county.id === one.id).flatMap(({ id }) => book.villagesOf(id) ?? []),
  }));
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
  if (!(error instanceof SettingRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
