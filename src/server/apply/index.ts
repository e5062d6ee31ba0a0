export { applyRoutes } from './apply.routes.ts';
export { keepPaper } from './keep-paper.ts';
export { submitApplication } from './submit-application.ts';
