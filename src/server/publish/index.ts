export { newsRoutes } from './news/news.routes.ts';
export { NewsShelf } from './news/news-shelf.ts';
export { tellDueNews } from './news/tell-due-news.ts';
export { publishRoutes } from './publish.routes.ts';
export { SunshineShelf } from './release/sunshine-shelf.ts';
