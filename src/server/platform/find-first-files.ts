import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an app's first page needs, by path. */
export interface FirstFiles {
  scripts: string[];
  styles: string[];
}

/** The files that a built app's page names itself. None where nothing is built. */
export function findFirstFiles(dir: string | undefined): FirstFiles {
  const page = dir && join(dir, 'index.html');
  const html = page && existsSync(page) ? readFileSync(page, 'utf8') : '';
  const named = [...html.matchAll(/(?:src|href)="(\/[\w./-]+)"/g)].map(([, path]) => path!);
  return { scripts: named.filter((path) => path.endsWith('.js')), styles: named.filter((path) => path.endsWith('.css')) };
}
