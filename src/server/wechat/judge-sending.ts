import { neverLeft } from '../platform/outbound.ts';
import type { VendorAnswer } from '../platform/vendor-answer.ts';

const minute = 60;
/** Busy, too many a minute, two at once to the same person: nothing was sent, and later it may be. */
const again = new Set(['-1', '43108', '45011', '44990', '44991']);

/** An errcode, or the network's word. Every errcode but 0 says that nothing was sent; what is no errcode says nothing. */
export function judgeSending(code: string): VendorAnswer {
  const ofToken = code.startsWith('token:');
  const bare = ofToken ? code.slice('token:'.length) : code;
  const isErrcode = /^-?\d+$/.test(bare);
  if (neverLeft(bare) || again.has(bare) || (ofToken && !isErrcode)) return { state: 'refused', code, again: minute };
  if (isErrcode) return { state: 'refused', code, again: undefined };
  return { state: 'unknown', code };
}
