import type { Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { Wechat } from '../../wechat/index.ts';
import { getMiniCode, type MiniCode } from './get-mini-code.ts';

/** WeChat draws 5,000 a minute for one mini-program; at most 4,000 are ours, the rest is for whoever waits at a desk. */
const apartMs = 15;
const waitsAtMost = 3;

interface DrawnCode extends MiniCode {
  village: Village;
  code: string;
}

interface Pace {
  pause(ms: number): Promise<void>;
  /** WeChat is busy or away: told before each wait. */
  tellWaiting(seconds: number): void;
}

/**
 * The round codes of these villages, one after the other; what is kept is not drawn again, so whoever begins anew goes on where
 * it stopped. Waits when WeChat says so, three times for one code; then, and for whatever waiting does not mend, throws the `Problem`.
 */
export async function* drawMiniCodes(
  house: House,
  scope: SystemScope,
  wechat: Wechat | undefined,
  villages: readonly Village[],
  pace: Pace,
): AsyncGenerator<DrawnCode> {
  for (const village of villages) {
    if (!village.codeId) continue;
    const drawn = await drawPatiently(() => getMiniCode(house, scope, wechat, village.codeId!), pace);
    yield { village, code: village.codeId, ...drawn };
    if (drawn.from === 'wechat') await pace.pause(apartMs);
  }
}

async function drawPatiently(draw: () => Promise<MiniCode>, { pause, tellWaiting }: Pace): Promise<MiniCode> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await draw();
    } catch (error) {
      const seconds = error instanceof Problem && error.code === 'try-again-later' ? error.more.retryAfterSeconds : undefined;
      if (seconds === undefined || seconds > 60 || waits === waitsAtMost) throw error;
      tellWaiting(seconds);
      await pause(seconds * 1000);
    }
  }
}
