import { existsSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from './find-free-port.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';

export const h5Dir = path.resolve(import.meta.dirname, '../../.build/h5');

/** A county that serves the built pages of the phone, at the address that it knows as its own. */
export async function openCountyWithPages(): Promise<TestCounty> {
  if (!existsSync(path.join(h5Dir, 'service-worker.js'))) throw new Error('The phone’s pages are not built: npm run build');
  const host = '127.0.0.1';
  const port = await findFreePort();
  const listen = { public: { host, port }, staff: { host, port: 0 }, internal: { host, port: 0 } };
  return openTestCounty({ settings: { h5Dir, origin: `http://${host}:${port}`, listen } });
}
