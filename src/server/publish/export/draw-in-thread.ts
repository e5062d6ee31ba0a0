import { Worker } from 'node:worker_threads';
import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { Problem } from '../../platform/problem.ts';
import type { PaperForm } from './draw-sheets.ts';

export interface SheetOrder {
  told: Sunshine;
  form: PaperForm;
  path: string;
}
export type ThreadSays = { kind: 'drawn' } | { kind: 'refused'; why: string };

/** Draws beside this thread; what it wrote is the caller's to read and to throw away. */
export async function drawInThread(order: SheetOrder): Promise<void> {
  const thread = new Worker(new URL('./draw-thread.ts', import.meta.url), { workerData: order });
  try {
    await new Promise<void>((resolve, reject) => {
      thread.on('message', (message: ThreadSays) => {
        if (message.kind === 'drawn') resolve();
        else reject(new Problem('field-refused', { text: message.why }));
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`the drawing thread ended with ${code}`)));
    });
  } finally {
    await thread.terminate();
  }
}
