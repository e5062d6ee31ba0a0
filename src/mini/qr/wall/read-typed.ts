import { kindOfCode, openCode } from '../../../rules/code-id.ts';

export type Typed = { kind: 'ask'; text: string } | { kind: 'receipt'; code: string } | { kind: 'nothing' | 'incomplete' };

/**
 * The number at the foot of a poster, typed off: without regard to case, gaps and wide letters. In the twelve figures an O is
 * a nought and an I or L a one; behind them none of these is ever printed.
 */
export function readTyped(typed: string): Typed {
  const plain = typed.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim();
  const bare = (openCode({ path: plain }) ?? plain).replace(/[\s\-–—_.·]/g, '').toUpperCase();
  if (bare === '') return { kind: 'nothing' };
  const id = bare.slice(0, 12).replace(/O/g, '0').replace(/[IL]/g, '1') + bare.slice(12);
  if (kindOfCode(id) === 'village') return { kind: 'ask', text: id };
  return kindOfCode(bare) === 'receipt' ? { kind: 'receipt', code: bare } : { kind: 'incomplete' };
}
