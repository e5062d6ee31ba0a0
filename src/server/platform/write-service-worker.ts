import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever else lies in a built app is no part of it: licences, and the same files compressed. */
const partOfTheApp = /\.(js|css|svg|png|json)$/;
const scriptName = 'service-worker.js';

export interface ServiceWorker {
  script: string;
  /** Another one for every other app, page or policy. */
  etag: string;
}

/**
 * The built worker below a list of what this server serves at this moment, each file with its digest: so a phone keeps
 * all of one build or nothing, and a page or policy changed by settings alone is a new build too. Undefined when the
 * built app has no worker.
 */
export function writeServiceWorker(dir: string, page: string, policy: string): ServiceWorker | undefined {
  if (!existsSync(join(dir, scriptName))) return undefined;
  const built = readFileSync(join(dir, scriptName), 'utf8');
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => partOfTheApp.test(name) && name !== scriptName);
  const files = [
    { path: '/', integrity: integrityOf(page) },
    ...names.toSorted().map((name) => ({ path: `/${name.replaceAll('\\', '/')}`, integrity: integrityOf(readFileSync(join(dir, name))) })),
  ];
  const name = createHash('sha256')
    .update(JSON.stringify([files, policy, built]))
    .digest('hex')
    .slice(0, 16);
  return { script: `const build = ${JSON.stringify({ name, files })};\n${built}`, etag: `"${name}"` };
}

function integrityOf(bytes: string | Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
