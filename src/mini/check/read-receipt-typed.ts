import { isReceiptCode, kindOfCode, normalizeCodeId } from '../../rules/code-id.ts';

/** short-number: the eight figures for people, which open nothing · wrong: no receipt's code, or one letter is wrong */
export type TypedReceipt = { kind: 'code'; code: string } | { kind: 'nothing' | 'short-number' | 'wrong' };

/** The letters under the square code, typed off paper: any case, any gaps, wide letters. */
export function readReceiptTyped(text: string): TypedReceipt {
  const code = normalizeCodeId(narrow(text).replace(/[\s\-–—_.·]/g, ''));
  if (code === '') return { kind: 'nothing' };
  if (/^\d{8}$/.test(code)) return { kind: 'short-number' };
  return kindOfCode(code) === 'receipt' && isReceiptCode(code) ? { kind: 'code', code } : { kind: 'wrong' };
}

/** The last six of an ID number: five figures and a figure or X; whoever types all eighteen means their end. */
export function readLastSix(text: string): string | undefined {
  return /^(?:\d{12})?(\d{5}[\dX])$/.exec(narrow(text).replace(/\s/g, '').toUpperCase())?.[1];
}

function narrow(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
