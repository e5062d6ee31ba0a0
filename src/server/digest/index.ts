export { digestRoutes } from './digest.routes.ts';
export { makeMornings } from './make-mornings.ts';
