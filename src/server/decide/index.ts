export { decideRoutes } from './decide.routes.ts';
