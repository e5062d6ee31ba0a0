import { fenInWords, sumInWords, yuanToFen } from '../../rules/money.ts';

/** 1亿元: the contract takes no more, and nobody means more. */
const atMostFen = 100_000_000_00;

export interface ReadAmount {
  fen: number;
  /** 3200.50元 */
  figures: string;
  /** 三千二百元五角, so that a zero too many is heard. */
  spelt: string;
}

/** What was typed as yuan, with wide figures, commas or 元; nothing if it is no sum that can be given. */
export function readAmount(typed: string): ReadAmount | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/元$/, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined;
  const fen = yuanToFen(plain);
  if (fen <= 0 || fen > atMostFen) return undefined;
  return { fen, figures: fenInWords(fen), spelt: speltOut(fen) };
}

function speltOut(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const small = `${jiao ? `${digit(jiao)}角` : ''}${rest ? `${digit(rest)}分` : ''}`;
  if (yuan === 0) return small;
  return `${sumInWords(yuan)}${!jiao && rest ? '零' : ''}${small}`;
}

function digit(figure: number): string {
  return '零一二三四五六七八九'[figure]!;
}
