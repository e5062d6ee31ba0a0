import { existsSync } from 'node:fs';
import path from 'node:path';
import { newDevice } from '../weapp/harness/device.ts';
import { Walker } from '../weapp/harness/walker.ts';
import { printTable } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';

const dir = path.resolve('.build/weapp');
const builtOrigin = process.env['TARO_APP_ORIGIN'] ?? 'http://127.0.0.1:8360';
/** WeChat's own score wants each setData below it; above 1 MB it refuses. */
const wished = 256 * 1024;

export type SetDataFigures = { page: string; calls: number; bytes: number; largest: number; ofWished: string }[];

/** What each page hands to the thread that draws, on one walk through the built mini-program. Undefined where it is not built. */
export async function benchMiniProgram(county: BenchCounty): Promise<SetDataFigures | undefined> {
  if (!existsSync(path.join(dir, 'app.json'))) return undefined;
  const device = newDevice();
  const walker = await Walker.start({
    dir,
    origins: { [builtOrigin]: county.server.publicUrl },
    device,
    path: 'qr/landing',
    query: { scene: county.codeId },
    scene: 1047,
  });
  await walker.goOn('是');
  await walker.goOn(/^码上知/);
  await walker.goOn(/临时救助（支出型）/);
  await walker.begin();
  await walker.answerUntil('交上去');
  walker.phone.kill();

  const pages = [...new Set(device.shown.map(({ route }) => route))];
  const figures = pages.map((page) => {
    const all = device.shown.filter(({ route }) => route === page).map(({ bytes }) => bytes);
    const largest = Math.max(...all);
    return {
      page,
      calls: all.length,
      bytes: all.reduce((total, bytes) => total + bytes, 0),
      largest,
      ofWished: `${((100 * largest) / wished).toFixed(1)} %`,
    };
  });
  printTable('setData by page', figures);
  return figures;
}
