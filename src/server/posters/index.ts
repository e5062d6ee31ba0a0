export { checkPages, type PageProof } from './check-pages.ts';
export { makeDuePosters } from './jobs/make-due-posters.ts';
export { makePosterJob } from './jobs/make-poster-job.ts';
export { sweepPosters } from './jobs/sweep-posters.ts';
export { posterRoutes } from './posters.routes.ts';
export { makeWindowSheets } from './window/make-window-sheets.ts';
export type { WindowOrder } from './window/window-order.ts';
