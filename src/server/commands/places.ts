import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { placesFileKinds, type PlacesFileKind } from '../../rules/code-kinds.ts';
import {
  judgeShare,
  readPlacesFileLines,
  splitByCounty,
  writeShare,
  type CountyShare,
  type JudgedShare,
  type ReportRow,
} from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { Problem } from '../platform/problem.ts';
import { fontCovers } from '../posters/index.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';

const mostUnpacked = 64 * 1024 * 1024;
const shownNotMentioned = 20;

/**
 * What a file of places would change: `places --file X --county ID | --all [--kind places]`. Nothing is written before it is run once more with
 * `--confirm` and the digest it printed.
 */
async function main(): Promise<void> {
  const { file, county, kind, confirm } = readWishes();
  const house = await openHouse(readSettings());
  try {
    const bytes = readFileSync(file);
    const lines = await readPlacesFileLines(file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: mostUnpacked }) : bytes);
    const { shares, others } = await splitByCounty(house.db, lines, { kind, wanted: county });
    const wish = { kind, covers: fontCovers };
    const judged: { share: CountyShare; told: JudgedShare }[] = [];
    for (const share of shares) judged.push({ share, told: await judgeShare(house, share, wish) });
    const digest = createHash('sha256').update(JSON.stringify([judged.map(({ told }) => told.report.digest), others]));
    const hex = digest.digest('hex');
    for (const { share, told } of judged) tellCounty(share, told);
    for (const row of others) tellRow(row);
    if (confirm === undefined) return say(`试看，什么都没写（nothing written）。照这样办：--confirm ${hex}`);
    if (confirm !== hex)
      throw new SettingRefused('和试看的不一样了，什么都没写。请看上面新的，再确认（the report differs; nothing written）');
    for (const { share, told } of judged) await writeShare(house, share, { ...wish, digest: told.report.digest });
    say(`写好了（written）：${judged.length}个县`);
  } finally {
    await closeHouse(house);
  }
}

function readWishes(): { file: string; county: string | 'all'; kind: PlacesFileKind; confirm: string | undefined } {
  const { file, county, all, kind: given, confirm } = parse();
  const kind = placesFileKinds.find((one) => one === given);
  if (!file || !kind || (county === undefined) === !all)
    throw new SettingRefused(
      `要写 --file 文件，和 --county 县 或 --all；--kind 是 ${placesFileKinds.join('、')}（say --file, and --county or --all）`,
    );
  return { file, county: county ?? 'all', kind, confirm };
}

function parse() {
  const options = {
    file: { type: 'string' },
    county: { type: 'string' },
    all: { type: 'boolean', default: false },
    kind: { type: 'string', default: 'places' },
    confirm: { type: 'string' },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

const words: Record<string, string> = {
  refused: '不收',
  added: '新增',
  renamed: '改名',
  moved: '改属',
  renumbered: '改码',
  merged: '并入',
  ended: '撤销',
  changed: '有变',
  same: '没变',
  implied: '连带的乡镇和县',
  'not-mentioned': '文件里没有',
};

function tellCounty({ county, isNew }: CountyShare, { report, rows }: JudgedShare): void {
  const counts = Object.entries(words).flatMap(([verdict, word]) => (report.counts[verdict] ? [`${word}${report.counts[verdict]}`] : []));
  say(`${county.name}（${county.divisionCode}）${isNew === 'yes' ? '新的县，' : ''}${counts.join('，')}`);
  for (const row of rows)
    if (!['added', 'same', 'not-mentioned'].includes(row.verdict) || (row.line === 0 && row.verdict === 'changed')) tellRow(row);
  const left = rows.filter(({ verdict }) => verdict === 'not-mentioned');
  for (const row of left.slice(0, shownNotMentioned)) tellRow(row);
  if (left.length > shownNotMentioned) say(`  还有${left.length - shownNotMentioned}个地方文件里没有，照旧不动`);
}

function tellRow({ line, code, name, verdict, text }: ReportRow): void {
  say(`  ${line > 0 ? `第${line}行` : '　　'} ${words[verdict]} ${code} ${name}：${text}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused || error instanceof Problem)) throw error;
  process.stderr.write(`${error instanceof Problem ? error.body.text : error.message}\n`);
  process.exit(2);
});
