import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { Problem } from '../platform/problem.ts';
import { readSettings, SettingRefused } from '../platform/settings.ts';
import { drawMiniCodes } from '../qr/index.ts';
import { imageTypeOf, openWechat } from '../wechat/index.ts';

/**
 * The mini-program's round codes of a county's villages as pictures, with a list: `mini-codes --county ID --out DIR`. Stopped
 * half-way, the same again goes on: what WeChat drew is kept in the database.
 */
async function main(): Promise<void> {
  const { county, out } = readWishes();
  const house = await openHouse(readSettings());
  const book = await CodeBook.open(house);
  try {
    if (!book.findCounty(county)) throw new SettingRefused(`没有这个县：${county}（there is no such county）`);
    const villages = book.towns
      .filter((town) => town.county.id === county)
      .flatMap((town) => book.villagesOf(town.id) ?? [])
      .filter(({ codeId }) => codeId !== undefined);
    mkdirSync(out, { recursive: true });
    const { settings } = house;
    const wechat = settings.wechat && openWechat(house, settings.wechat);
    const tellWaiting = (seconds: number) => say(`微信忙，等${seconds}秒（WeChat is busy, waiting）`);
    const list: Record<string, string>[] = [];
    let drawn = 0;
    for await (const one of drawMiniCodes(house, { kind: 'system', county }, wechat, villages, { pause, tellWaiting })) {
      const name = `${one.code}.${imageTypeOf(one.image) === 'image/png' ? 'png' : 'jpg'}`;
      writeWhole(join(out, name), one.image);
      list.push({ 码号: one.code, 镇: one.village.town.name, 村: one.village.name, 文件: name });
      if (one.from === 'wechat') drawn += 1;
      if (list.length % 100 === 0) say(`${list.length}／${villages.length}`);
    }
    // A mark of order first: without it Excel reads Chinese as something else.
    writeWhole(join(out, 'mini-codes.csv'), `\ufeff${Papa.unparse(list, { escapeFormulae: true })}\r\n`);
    say(`共${list.length}张，这次画了${drawn}张，在${out}（${list.length} codes, ${drawn} drawn now）`);
  } finally {
    book.close();
    await closeHouse(house);
  }
}

function readWishes(): { county: string; out: string } {
  const wanted = '要写 --county 县 --out 目录（say --county ID --out DIR）';
  try {
    const { county, out } = parseArgs({ options: { county: { type: 'string' }, out: { type: 'string' } } }).values;
    if (county && out) return { county, out };
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}。${wanted}`);
  }
  throw new SettingRefused(wanted);
}

/** A picture cut by a kill is never there under its own name. */
function writeWhole(path: string, content: Buffer | string): void {
  writeFileSync(`${path}.half`, content);
  renameSync(`${path}.half`, path);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingRefused || error instanceof Problem)) throw error;
  process.stderr.write(`${error instanceof Problem ? error.body.text : error.message}\n`);
  process.exit(error instanceof Problem ? 1 : 2);
});
