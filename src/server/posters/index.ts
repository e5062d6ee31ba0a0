export { makeBatchOrder, type BatchOrder } from './batch/batch-order.ts';
export { makeBatch, type BatchTold } from './batch/make-batch.ts';
export { checkPages } from './check-pages.ts';
export { fontCovers } from './draw/font-covers.ts';
export { SheetFile } from './draw/sheet-file.ts';
export { makePosters } from './make-posters.ts';
export { PostersRefused, type PosterOrder } from './poster-order.ts';
export { posterRoutes } from './posters.routes.ts';
