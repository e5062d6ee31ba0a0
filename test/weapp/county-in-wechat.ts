import { existsSync } from 'node:fs';
import path from 'node:path';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import type { Opening } from './harness/start.ts';

export const weappDir = path.resolve(import.meta.dirname, '../../.build/weapp');

/** The origin that `config/index.ts` builds in. */
export const builtOrigin = process.env['TARO_APP_ORIGIN'] ?? 'http://127.0.0.1:8360';

/** A county whose own address is the one that the package was built for; the harness leads there. */
export async function openCountyInWechat(): Promise<{ county: TestCounty; opening: Pick<Opening, 'dir' | 'origins'> }> {
  if (!existsSync(path.join(weappDir, 'app.json'))) throw new Error('The mini-program is not built: npm run build');
  const county = await openTestCounty({ settings: { origin: builtOrigin } });
  return { county, opening: { dir: weappDir, origins: { [builtOrigin]: county.publicUrl } } };
}
