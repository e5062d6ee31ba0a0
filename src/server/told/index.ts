export { handUnsaidToTown } from './hand-unsaid-to-town.ts';
export { toldRoutes } from './told.routes.ts';
