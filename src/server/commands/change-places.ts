import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PlacesFileKind } from '../../rules/code-kinds.ts';
import {
  judgeShare,
  readPlacesFileLines,
  splitByCounty,
  writeShare,
  type CountyShare,
  type JudgedShare,
  type ReportRow,
} from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { SettingRefused } from '../platform/settings.ts';
import { fontCovers } from '../posters/index.ts';

const mostUnpacked = 64 * 1024 * 1024;
const shownNotMentioned = 20;

export interface PlacesWish {
  file: string;
  county: string | 'all';
  kind: PlacesFileKind;
  /** The digest that the trial printed. */
  confirm: string | undefined;
}

/**
 * Prints what a file of places would change, and does it where `confirm` is the digest of that very report. Throws
 * `SettingRefused` in words where it is another's, a `Problem` where the file cannot be read; then nothing is written.
 */
export async function changePlaces(house: House, { file, county, kind, confirm }: PlacesWish): Promise<'tried' | 'written'> {
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
  if (confirm === undefined) {
    say(`试看，什么都没写（nothing written）。照这样办：--confirm ${hex}`);
    return 'tried';
  }
  if (confirm !== hex)
    throw new SettingRefused('和试看的不一样了，什么都没写。请看上面新的，再确认（the report differs; nothing written）');
  for (const { share, told } of judged) await writeShare(house, share, { ...wish, digest: told.report.digest });
  say(`写好了（written）：${judged.length}个县`);
  return 'written';
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
