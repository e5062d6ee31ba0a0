export { catalogueRoutes } from './catalogue/catalogue.routes.ts';
export { CatalogueShelf } from './catalogue-shelf.ts';
export { compileTold } from './compile-told.ts';
export { learnRoutes } from './learn.routes.ts';
export { readCatalogueFolder } from './read-catalogue-folder.ts';
export { tellVillage } from './tell-village.ts';
