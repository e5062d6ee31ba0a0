import { Refused } from './refused.ts';

/**
 * @param pages the published ones; without them every well-formed path will do
 * @throws Refused 41030 when the page is no published page, starts with a stroke or carries a query where it may not
 */
export function checkPage(page: unknown, pages: readonly string[] | undefined, query: 'with-query' | 'without-query'): void {
  const [path = '', ...rest] = typeof page === 'string' ? page.split('?') : [];
  const formed = /^[\w-]+(\/[\w-]+)*$/.test(path) && (query === 'with-query' || rest.length === 0);
  if (!formed || (pages && !pages.includes(path))) throw new Refused(41030, 'invalid page');
}
