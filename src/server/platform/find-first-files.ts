import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the scripts and styles that a built app's page names itself. None where nothing is built. */
export function findFirstFiles(dir: string | undefined): { scripts: string[]; styles: string[] } {
  const page = dir && join(dir, 'index.html');
  const html = page && existsSync(page) ? readFileSync(page, 'utf8') : '';
  const named = [...html.matchAll(/(?:src|href)="(\/[\w./-]+)"/g)].map(([, path]) => path!);
  return { scripts: named.filter((path) => path.endsWith('.js')), styles: named.filter((path) => path.endsWith('.css')) };
}
