import { villageOfCode } from '../../rules/code-id.ts';
import type { OpenedCode } from '../../contract/qr.contract.ts';

/**
 * settle: it is hers, or she has said so · ask: is it your village? · other-county: the phone is set to another county,
 * whose sign-in and matters she would leave · replaced: an old poster, she goes on all the same
 */
export type Judged = 'settle' | 'ask' | 'other-county' | 'replaced';

/** What a code means to this phone. `asked`: she has seen this village and chosen it. */
export function judgeCode(opened: OpenedCode, known: OpenedCode | undefined, asked: boolean): Judged {
  if (known && known.county.id !== opened.county.id) return 'other-county';
  if (opened.state !== 'in-use') return 'replaced';
  return asked || known?.village.id === opened.village.id ? 'settle' : 'ask';
}

/**
 * unknown: perhaps a fake · elsewhere: a link of another house, such as a county this build does not know ·
 * known: hers, without a network · failed: try again
 */
export type Refused = 'unknown' | 'elsewhere' | 'known' | 'failed';

/** What to do when the county did not open a code. `host`: of the link that was scanned; `ours`: the county's own. */
export function judgeRefusal(
  code: string,
  from: { codeId: string; host: string | undefined; ours: string; known: OpenedCode | undefined },
): Refused {
  if (code === 'code-unknown') return from.host !== undefined && from.host !== from.ours ? 'elsewhere' : 'unknown';
  return from.known && isOfVillage(from.codeId, from.known) ? 'known' : 'failed';
}

/** Also by an older or a newer poster of it: only the county knows which one hangs there. */
function isOfVillage(codeId: string, known: OpenedCode): boolean {
  return villageOfCode(codeId) === villageOfCode(known.codeId);
}
