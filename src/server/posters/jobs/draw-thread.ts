// Runs in a thread of its own: a county takes seconds of one processor, and meanwhile somebody asks how far it is.
import { parentPort, workerData } from 'node:worker_threads';
import { makePosters } from '../make-posters.ts';
import { PostersRefused } from '../poster-order.ts';
import { makeWindowSheets } from '../window/make-window-sheets.ts';
import type { ThreadMessage, ThreadOrder } from './draw-in-thread.ts';

const order = workerData as ThreadOrder;
const say = (message: ThreadMessage) => parentPort!.postMessage(message, []);
const onPage = (done: number) => say({ kind: 'page', done });

try {
  const made = order.kind === 'window' ? await makeWindowSheets({ ...order, onPage }) : await makePosters({ ...order, onPage });
  say({ kind: 'made', made });
} catch (error) {
  if (!(error instanceof PostersRefused)) throw error;
  say({ kind: 'refused', why: error.message });
}
