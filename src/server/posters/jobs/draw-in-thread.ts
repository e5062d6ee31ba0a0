import { Worker } from 'node:worker_threads';
import type { BatchOrder } from '../batch/batch-order.ts';
import { PostersRefused, type MadePosters } from '../poster-order.ts';
import type { WindowOrder } from '../window/window-order.ts';

/** Only what a thread can be handed: no functions, no classes. */
export type ThreadOrder = ({ kind: 'posters' } & BatchOrder) | ({ kind: 'window' } & Omit<WindowOrder, 'onPage' | 'signal'>);
export type ThreadMessage = { kind: 'page'; done: number } | { kind: 'made'; made: MadePosters } | { kind: 'refused'; why: string };

interface Listener {
  onPage(done: number): void;
  signal: AbortSignal;
}

/**
 * Draws beside this thread. Stopped by the signal it ends at once, wherever it is, and throws the signal's reason; what it
 * wrote is the caller's to throw away.
 */
export async function drawInThread(order: ThreadOrder, { onPage, signal }: Listener): Promise<MadePosters> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./draw-thread.ts', import.meta.url), { workerData: order });
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      thread.on('message', (message: ThreadMessage) => {
        if (message.kind === 'page') onPage(message.done);
        else if (message.kind === 'made') resolve(message.made);
        else reject(new PostersRefused(message.why));
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(signal.aborted ? signal.reason : new Error(`the drawing thread ended with ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
