import { parentPort } from 'node:worker_threads';
import { makePosters } from '../make-posters.ts';
import { PostersRefused } from '../poster-order.ts';
import type { BatchNews, BatchOrder } from './batch-order.ts';

const pagesBetweenNews = 50;

// A thread makes one file after the other; what it does not expect ends it, and with it the run.
parentPort?.on('message', (order: BatchOrder) => {
  const tell = (news: BatchNews) => parentPort?.postMessage(news, []);
  const onPage = (done: number) => {
    if (done % pagesBetweenNews === 0) tell({ kind: 'pages', done });
  };
  makePosters({ ...order, onPage }).then(
    (made) => tell({ kind: 'made', made }),
    (error: unknown) => {
      if (!(error instanceof PostersRefused)) throw error;
      tell({ kind: 'refused', why: error.message });
    },
  );
});
