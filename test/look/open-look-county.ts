import { existsSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../helpers/browser.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

const h5Dir = path.resolve(import.meta.dirname, '../../.build/h5');

/** A county that serves the built pages of the phone. */
export async function openLookCounty(): Promise<TestCounty> {
  if (!existsSync(path.join(h5Dir, 'index.html'))) throw new Error('The phone’s pages are not built: npm run build');
  const host = '127.0.0.1';
  const port = await findFreePort();
  const listen = { public: { host, port }, staff: { host, port: 0 }, internal: { host, port: 0 } };
  return openTestCounty({ settings: { h5Dir, origin: `http://${host}:${port}`, listen } });
}
