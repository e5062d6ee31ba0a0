export { publishRoutes } from './publish.routes.ts';
export { SunshineShelf } from './release/sunshine-shelf.ts';
