import { landingPage } from '../../../contract/phone-rooms.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Wechat } from '../../wechat/index.ts';
import { findMiniCode, keepMiniCode } from './mini-code.store.ts';

export interface MiniCode {
  image: Buffer;
  from: 'kept' | 'wechat';
}

/**
 * The round code that opens what the printed one opens: its scene is the same id, so a reissue, a merge or a revocation
 * holds for both. WeChat is asked once a code, the picture is kept. Throws a `Problem` in words of whoever asked.
 */
export async function getMiniCode(house: House, scope: Scope, wechat: Wechat | undefined, code: string): Promise<MiniCode> {
  const appId = house.settings.wechat?.appId;
  if (!wechat || appId === undefined)
    throw new Problem('not-now', { because: 'no mini-program', text: '县里还没有小程序，画不了。用村码就行。' });
  const kept = await findMiniCode(house.db, scope, { code, appId });
  if (kept) return { image: kept, from: 'kept' };
  const image = await wechat.drawMiniCode({ scene: code, page: landingPage });
  await keepMiniCode(house.db, scope, { code, appId, image, at: house.clock.now() });
  return { image, from: 'wechat' };
}
