export { CatalogueShelf } from './catalogue-shelf.ts';
export { learnRoutes } from './learn.routes.ts';
