import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findHalfWritten } from '../helpers/find-half-written.ts';
import { drawBill } from '../helpers/pictures.ts';
import { sendMutated } from '../helpers/send-mutated.ts';
import type { Villager } from '../helpers/villager.ts';
import { printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { signIn } from './submit.ts';

export interface PapersFigures {
  statuses: Record<string, number>;
  /** Resident, of the process that serves families, in megabytes. */
  megabytesBefore: number;
  megabytesAfter: number;
  /** After the warm-up, then after every thousand. */
  megabytesAlong: number[];
  nextPhotoMs: number;
  goodPhotoMs: number;
  leftBehind: number;
}

/** A fresh process grows with its first photos, whatever they are: compiled code, pools of the web server, connections. */
const warmUp = 2000;
const every = 1000;

/**
 * Ten thousand mutated photos (a thousand without `--full`), each taken or refused in words: what the process that serves families weighs
 * before, along the way and after, how long the next good photo takes, and what lies there afterwards that belongs to nobody.
 */
export async function benchPapers(county: BenchCounty, { full }: { full: boolean }): Promise<PapersFigures> {
  const villager = await signIn(county);
  const { pid } = county.server;
  const bill = await drawBill(1, { width: 1600, height: 1200 }).jpeg().toBuffer();
  await sendMutated(villager, { count: warmUp });
  const goodPhotoMs = await medianOf(20, () => sendGood(villager, bill));
  const megabytesBefore = await residentMegabytes(pid!);
  const statuses: Record<string, number> = {};
  const megabytesAlong = [megabytesBefore];
  let nextPhotoMs = 0;
  for (let sent = 0; sent < (full ? 10_000 : every); sent += every) {
    const came = await sendMutated(villager, { count: every, from: warmUp + sent });
    for (const [status, count] of Object.entries(came)) statuses[status] = (statuses[status] ?? 0) + count;
    nextPhotoMs = Math.max(nextPhotoMs, await sendGood(villager, bill));
    megabytesAlong.push(await residentMegabytes(pid!));
  }
  const megabytesAfter = megabytesAlong.at(-1)!;
  const left = await findHalfWritten({ url: county.ownerUrl, filesDir: county.filesDir });
  if (county.server.hasEnded || county.server.pid !== pid) throw new Error('the server did not live through it');
  const figures = {
    statuses,
    megabytesBefore: round(megabytesBefore, 1),
    megabytesAfter: round(megabytesAfter, 1),
    megabytesAlong: megabytesAlong.map((one) => round(one, 1)),
    nextPhotoMs: round(nextPhotoMs, 1),
    goodPhotoMs: round(goodPhotoMs, 1),
    leftBehind: left.length,
  };
  if (left.length > 0) console.log('Left behind:', left);
  const { statuses: _counted, megabytesAlong: along, ...shown } = figures;
  printTable('Mutated photos: what came of them', [statuses]);
  printTable('The process that serves families, before and after', [{ ...shown, ratio: round(megabytesAfter / megabytesBefore, 3) }]);
  printTable('Its megabytes after the warm-up and after every thousand', [Object.fromEntries(along.map((one, at) => [`${at},000`, one]))]);
  return figures;
}

async function sendGood(villager: Villager, bytes: Buffer): Promise<number> {
  const began = performance.now();
  const { answer } = await villager.sendPaper(randomUUID(), bytes);
  if (answer.status !== 200) throw new Error(`a good photo was refused: ${answer.status}`);
  return performance.now() - began;
}

async function medianOf(times: number, act: () => Promise<number>): Promise<number> {
  const took = [];
  for (let time = 0; time < times; time += 1) took.push(await act());
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)]!;
}

/** The least of two seconds, so that one look between two collections decides nothing; not known outside Linux. */
async function residentMegabytes(pid: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 20; look += 1) {
    await pause(100);
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
    least = Math.min(least, Number(kilobytes) / 1024);
  }
  return least;
}
