import { neverLeft } from '../platform/outbound.ts';

/**
 * What became of a subscribe message, as far as WeChat said.
 * refused: certainly not sent (`again` says after how many seconds it may be tried anew, if at all)
 * unknown: it may have been sent; only a person can tell, for an event names a message by the serial that the lost answer held
 */
export type WechatAnswer =
  | { state: 'handed-over'; serial: string }
  | { state: 'refused'; code: string; again: number | undefined }
  | { state: 'unknown'; code: string };

const minute = 60;
/** Busy, too many a minute, two at once to the same person: nothing was sent, and later it may be. */
const again = new Set(['-1', '43108', '45011', '44990', '44991']);

/** An errcode, or the network's word. Every errcode but 0 says that nothing was sent; what is no errcode says nothing. */
export function judgeSending(code: string): WechatAnswer {
  const ofToken = code.startsWith('token:');
  const bare = ofToken ? code.slice('token:'.length) : code;
  const isErrcode = /^-?\d+$/.test(bare);
  if (neverLeft.has(bare) || again.has(bare) || (ofToken && !isErrcode)) return { state: 'refused', code, again: minute };
  if (isErrcode) return { state: 'refused', code, again: undefined };
  return { state: 'unknown', code };
}
