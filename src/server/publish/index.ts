export { newsRoutes } from './news/news.routes.ts';
export { NewsShelf } from './news/news-shelf.ts';
export { tellDueNews } from './news/tell-due-news.ts';
