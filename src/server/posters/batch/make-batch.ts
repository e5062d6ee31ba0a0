import { on } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { writeManifest } from '../write-manifest.ts';
import { readSharedFonts, type SharedFonts } from '../draw/fonts.ts';
import type { DrawnPosters } from '../draw-posters.ts';
import { keepChecked } from '../keep-checked.ts';
import { PostersRefused, type MadePosters } from '../poster-order.ts';
import { basisOf } from './basis-of.ts';
import type { BatchFile, BatchNews, BatchOrder } from './batch-order.ts';
import { isFinished, manifestBeside } from './is-finished.ts';

export type BatchTold =
  | { kind: 'pages'; done: number }
  | { kind: 'made'; made: MadePosters }
  | { kind: 'refused'; why: string }
  | { kind: 'stands' };

interface Batch {
  /** Threads that draw at once; each takes about eighty megabytes. */
  threads: number;
  tell: (order: BatchOrder, told: BatchTold) => void;
}

/** Megabytes. What a page needs is little and soon forgotten; without a limit a thread lets it lie about. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

/**
 * Makes every file that does not stand there yet, the largest first, each with its manifest. Killed at any line it can be
 * run again: what is finished is left alone, what is not is made anew.
 */
export async function makeBatch(files: readonly BatchFile[], { threads, tell }: Batch): Promise<void> {
  const waiting = files.toSorted((a, b) => b.size - a.size);
  const hand: Hand = { tell, inTurn: takeTurns() };
  let fonts: SharedFonts | undefined;
  const work = async () => {
    let thread: Worker | undefined;
    try {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const order = file.order();
        if (await isFinished(order)) {
          tell(order, { kind: 'stands' });
          continue;
        }
        fonts ??= readSharedFonts();
        thread ??= new Worker(new URL('poster-thread.ts', import.meta.url), { resourceLimits, workerData: fonts });
        await makeFile(thread, order, hand);
      }
    } finally {
      await thread?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, waiting.length) }, work));
}

interface Hand {
  tell: Batch['tell'];
  /** Files are looked at one after the other: each open one and its pictures lie in memory. */
  inTurn: <T>(act: () => Promise<T>) => Promise<T>;
}

function takeTurns(): Hand['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function makeFile(thread: Worker, order: BatchOrder, { tell, inTurn }: Hand): Promise<void> {
  const manifest = manifestBeside(order.path);
  // Before the file: an old list beside a new file would be taken for its own.
  await rm(manifest, { force: true });
  const news = on(thread, 'message');
  thread.postMessage(order, []);
  for await (const [one] of news as AsyncIterable<[BatchNews]>) {
    if (one.kind === 'drawn') return tell(order, await inTurn(() => finish(order, one)));
    tell(order, one);
    if (one.kind === 'refused') return;
  }
}

/** Here and not beside the drawing: what opens and reads a file takes seventy megabytes in each thread that does it. */
async function finish(order: BatchOrder, { made, proofs }: DrawnPosters): Promise<BatchTold> {
  if (made.pages === 0) return { kind: 'made', made };
  try {
    await keepChecked(order.path, proofs);
  } catch (error) {
    if (!(error instanceof PostersRefused)) throw error;
    return { kind: 'refused', why: error.message };
  }
  const manifest = manifestBeside(order.path);
  await writeFile(`${manifest}.part`, writeManifest(made.manifest, basisOf(order)));
  await rename(`${manifest}.part`, manifest);
  return { kind: 'made', made };
}
