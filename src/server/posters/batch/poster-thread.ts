import { parentPort, workerData } from 'node:worker_threads';
import { useSharedFonts, type SharedFonts } from '../draw/fonts.ts';
import { drawPosters } from '../draw-posters.ts';
import { PostersRefused } from '../poster-order.ts';
import type { BatchNews, BatchOrder } from './batch-order.ts';

const pagesBetweenNews = 50;

useSharedFonts(workerData as SharedFonts);

// A thread makes one file after the other; what it does not expect ends it, and with it the run.
parentPort?.on('message', (order: BatchOrder) => {
  const tell = (news: BatchNews) => parentPort?.postMessage(news, []);
  const onPage = (done: number) => {
    if (done % pagesBetweenNews === 0) tell({ kind: 'pages', done });
  };
  drawPosters({ ...order, onPage }).then(
    (drawn) => tell({ kind: 'drawn', ...drawn }),
    (error: unknown) => {
      if (!(error instanceof PostersRefused)) throw error;
      tell({ kind: 'refused', why: error.message });
    },
  );
});
