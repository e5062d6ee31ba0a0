export { checkRoutes } from './check.routes.ts';
export { readMatter } from './read-matter.ts';
