export { applyRoutes } from './apply.routes.ts';
export { keepPaper } from './keep-paper.ts';
export { keepPicture } from './keep-picture.ts';
export { sweepUnsent } from './sweep-unsent.ts';
export { submitApplication } from './submit-application.ts';
