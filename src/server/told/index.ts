export { lookAfterErrands } from './look-after-errands.ts';
export { toldRoutes } from './told.routes.ts';
