export { printRoutes } from './print.routes.ts';
