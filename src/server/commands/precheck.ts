import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf, isDay, type Day } from '../../rules/day.ts';
import { compileCatalogue } from '../../rules/precheck/compile-catalogue.ts';
import { completeWithDefaults } from '../../rules/precheck/complete-with-defaults.ts';
import { judgeHousehold } from '../../rules/precheck/judge-household.ts';
import { CatalogueRefused, type PrecheckData } from '../../rules/precheck/precheck-data.ts';
import { HouseholdRefused, readHouseholds } from '../../rules/precheck/read-households.ts';
import { readCatalogueFolder } from '../learn/index.ts';
import { systemClock } from '../platform/clock.ts';

/** What was asked for on the command line cannot be done, in one sentence. */
class WishRefused extends Error {}

/**
 * What every program says to the households of a file: `precheck FILE [--catalogue FILE|FOLDER] [--day YYYY-MM-DD]`, one JSON array on
 * stdout. No database and no network: an officer tries a change of policy with it. Exit code 2 and one sentence for what cannot be read.
 */
function main(): void {
  const { file, catalogue, day } = readWishes();
  const compiled = compileCatalogue(readCatalogue(catalogue), day);
  if (compiled.missing.length > 0) throw new WishRefused(`${day} 没有这些标准的数：${compiled.missing.join('、')}（no value on that day）`);
  const verdicts = readHouseholds(compiled, readJson(file)).map(({ id, household }) => ({
    id,
    verdicts: judgeHousehold(compiled, completeWithDefaults(compiled, household)),
  }));
  process.stdout.write(`${JSON.stringify(verdicts)}\n`);
}

function readWishes(): { file: string; catalogue: string; day: Day } {
  const { values, positionals } = parse();
  const day = values.day ?? dayOf(systemClock.now());
  if (positionals.length !== 1) throw new WishRefused('后面写一个家庭文件（say one file of households）');
  if (!isDay(day)) throw new WishRefused(`--day 要写成 2026-12-01 这样（not a day: ${day}）`);
  const find = (written: string): string => findPath(written, values.from);
  const own = resolve(import.meta.dirname, '../../../mock/data/catalogue');
  return { file: find(positionals[0]!), catalogue: values.catalogue === undefined ? own : find(values.catalogue), day };
}

function parse() {
  try {
    const options = { catalogue: { type: 'string' }, day: { type: 'string' }, from: { type: 'string', default: '.' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new WishRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

/** npm runs a command at the project's own folder; the path was written where she stood. */
function findPath(written: string, from: string): string {
  const there = resolve(from, written);
  const path = existsSync(written) ? resolve(written) : there;
  if (!existsSync(path)) throw new WishRefused(`找不到 ${written}（no such file）`);
  return path;
}

function readCatalogue(path: string): PrecheckData {
  if (!statSync(path).isDirectory()) return readJson(path) as PrecheckData;
  if (!existsSync(join(path, 'frame.json')))
    throw new WishRefused(`${path} 里没有 frame.json，不是一份目录（no catalogue in this folder）`);
  try {
    return readCatalogueFolder(path);
  } catch (error) {
    throw new WishRefused(`${path} 读不出来（not readable）：${(error as Error).message}`);
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new WishRefused(`${path} 读不出来（not readable）：${(error as Error).message}`);
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof WishRefused || error instanceof CatalogueRefused || error instanceof HouseholdRefused)) throw error;
  process.stderr.write(`${error instanceof CatalogueRefused ? `目录有错（the catalogue is wrong）：${error.message}` : error.message}\n`);
  process.exitCode = 2;
}
