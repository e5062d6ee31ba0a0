export { posterRoutes } from './posters.routes.ts';
