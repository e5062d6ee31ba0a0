export { applyRoutes } from './apply.routes.ts';
