export { holdRoutes } from './hold/hold.routes.ts';
export { decideRoutes } from './decide.routes.ts';
