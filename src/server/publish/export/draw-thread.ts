// Runs in a thread of its own: letters of sixty programs take a second of one processor, and meanwhile others ask.
import { parentPort, workerData } from 'node:worker_threads';
import { PostersRefused } from '../../posters/index.ts';
import type { SheetOrder, ThreadSays } from './draw-in-thread.ts';
import { drawSheets } from './draw-sheets.ts';

const { told, form, path } = workerData as SheetOrder;
const say = (message: ThreadSays) => parentPort!.postMessage(message, []);

try {
  await drawSheets(told, form, path);
  say({ kind: 'drawn' });
} catch (error) {
  if (!(error instanceof PostersRefused)) throw error;
  say({ kind: 'refused', why: error.message });
}
