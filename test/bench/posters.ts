import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BatchOrder } from '../../src/server/posters/index.ts';
import { printTable, round } from './measure.ts';
import { provinceOrders } from './province-orders.ts';

interface Run {
  pages: number;
  bytes: number;
  /** On the clock of the wall. */
  seconds: number;
  /** Of the processors, which other programs change less. */
  cpu: number;
  /** Megabytes, of the whole process with its threads. */
  peak: number;
}
export type PosterFigures = { how: string; pages: number; perSecond: number; perCpuSecond: number; bytesPage: number; peakMb: number }[];

const rounds = 3;
/** Pages of the plain loops, and of ours where the whole province is not asked for. */
const [fewPages, manyPages] = [400, 3000];

/**
 * County files of posters, every code read again, beside two plain loops that draw the same poster. `full` makes all of
 * Shandong; without it, some of its counties. All run in turns, so that whatever else this machine does falls on all.
 */
export async function benchPosters({ full }: { full: boolean }): Promise<PosterFigures> {
  const dir = mkdtempSync(join(tmpdir(), 'mashang-bench-posters-'));
  try {
    const province = provinceOrders(dir);
    const [few, many] = [cutTo(province, fewPages), full ? province : cutTo(province, manyPages)];
    const runs: Record<'ours' | 'png' | 'path', Run[]> = { ours: [], png: [], path: [] };
    for (let at = 0; at < rounds; at += 1) {
      runs.png.push(await run('plain-posters.ts', 'png', few, dir));
      runs.path.push(await run('plain-posters.ts', 'path', few, dir));
      if (!full || at === 0) runs.ours.push(await runAnew(many, dir));
    }
    const check = await run('run-posters.ts', 'check', many, dir);
    const figures = [
      figureOf('ours, two threads', runs.ours),
      figureOf('plain: qrcode PNG scale 4', runs.png),
      figureOf('plain: qrcode matrix, path', runs.path),
      figureOf('pages as pictures, read again', [check]),
    ];
    printTable('Posters A4, of the same villages', figures);
    const [ours, png, path] = figures as [PosterFigures[0], PosterFigures[0], PosterFigures[0]];
    console.log(
      `ours to PNG ${round(ours.perSecond / png.perSecond, 2)} (processor ${round(ours.perCpuSecond / png.perCpuSecond, 2)}), ` +
        `to the path ${round(ours.perSecond / path.perSecond, 2)} (processor ${round(ours.perCpuSecond / path.perCpuSecond, 2)})`,
    );
    return figures;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Counties of middling size, until there are enough pages; the last is cut. */
function cutTo(orders: readonly BatchOrder[], pages: number): BatchOrder[] {
  const middling = orders.toSorted((a, b) => Math.abs(a.villages.length - 400) - Math.abs(b.villages.length - 400));
  const cut: BatchOrder[] = [];
  for (let left = pages; left > 0; left -= cut.at(-1)!.villages.length) {
    const order = middling[cut.length]!;
    cut.push({ ...order, villages: order.villages.slice(0, left) });
  }
  return cut;
}

async function runAnew(orders: readonly BatchOrder[], dir: string): Promise<Run> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  return run('run-posters.ts', 'make', orders, dir);
}

async function run(script: string, what: string, orders: readonly BatchOrder[], dir: string): Promise<Run> {
  const file = join(dir, 'orders.jsonl');
  writeFileSync(file, orders.map((order) => JSON.stringify(order)).join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [`test/bench/${script}`, what, file], {
    // As config/posters.mjs does.
    env: { ...process.env, MALLOC_ARENA_MAX: '1', NODE_OPTIONS: '--max-semi-space-size=2' },
  });
  return JSON.parse(stdout) as Run;
}

/** The best of the rounds on the wall, the best on the processors: what else ran only makes them worse. */
function figureOf(how: string, runs: readonly Run[]): PosterFigures[0] {
  const [{ pages, bytes }] = runs as [Run];
  return {
    how,
    pages,
    perSecond: round(Math.max(...runs.map((one) => one.pages / one.seconds)), 0),
    perCpuSecond: round(Math.max(...runs.map((one) => one.pages / one.cpu)), 0),
    bytesPage: Math.round(bytes / pages),
    peakMb: Math.round(Math.max(...runs.map((one) => one.peak))),
  };
}
