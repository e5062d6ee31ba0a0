import { on } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { writeManifest } from '../write-manifest.ts';
import { basisOf } from './basis-of.ts';
import type { BatchNews, BatchOrder } from './batch-order.ts';
import { isFinished, manifestBeside } from './is-finished.ts';

export type BatchTold = BatchNews | { kind: 'stands' };

interface Batch {
  /** Threads at once; each holds both fonts, about a hundred megabytes. */
  threads: number;
  tell: (order: BatchOrder, told: BatchTold) => void;
}

/** Megabytes. What a page needs is little and soon forgotten; without a limit a thread lets it lie about. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 6 };

/**
 * Makes every file of the orders that does not stand there yet, the largest first, each with its manifest. Killed at any
 * line it can be run again: what is finished is left alone, what is not is made anew.
 */
export async function makeBatch(orders: readonly BatchOrder[], { threads, tell }: Batch): Promise<void> {
  const waiting: BatchOrder[] = [];
  for (const order of orders.toSorted((a, b) => b.villages.length - a.villages.length)) {
    if (await isFinished(order)) tell(order, { kind: 'stands' });
    else waiting.push(order);
  }
  const work = async () => {
    const thread = new Worker(new URL('poster-thread.ts', import.meta.url), { resourceLimits });
    try {
      for (let order = waiting.shift(); order; order = waiting.shift()) await makeFile(thread, order, tell);
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, waiting.length) }, work));
}

async function makeFile(thread: Worker, order: BatchOrder, tell: Batch['tell']): Promise<void> {
  const manifest = manifestBeside(order.path);
  // Before the file: an old list beside a new file would be taken for its own.
  await rm(manifest, { force: true });
  const news = on(thread, 'message');
  thread.postMessage(order, []);
  for await (const [one] of news as AsyncIterable<[BatchNews]>) {
    if (one.kind === 'made' && one.made.pages > 0) {
      await writeFile(`${manifest}.part`, writeManifest(one.made.manifest, basisOf(order)));
      await rename(`${manifest}.part`, manifest);
    }
    tell(order, one);
    if (one.kind !== 'pages') return;
  }
}
