const AMOUNT = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/**
 * Yuan as published or typed, into whole fen, by moving the point in the text: 582 + 442.60 must be 1024.60 exactly.
 * A number that a sum has already blurred (0.1 + 0.2) has too many decimals and is refused.
 */
export function yuanToFen(yuan: number | string): number {
  const parts = AMOUNT.exec(typeof yuan === 'number' ? String(yuan) : yuan.trim());
  if (!parts) throw new RangeError(`not an amount in yuan with at most two decimals: ${yuan}`);
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] === '-' && fen > 0 ? -fen : fen;
}

/** '850元', or '850.50元' when there are fen. */
export function fenInWords(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not whole fen: ${fen}`);
  const sign = fen < 0 ? '-' : '';
  const yuan = Math.floor(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  return `${sign}${yuan}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}元`;
}

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const GROUPS = ['', '万', '亿'];

/** What the number pad reads back, so that a zero too many is heard: 1200 is '一千二百元'. Up to 9999亿. */
export function sumInWords(yuan: number): string {
  if (!Number.isInteger(yuan) || yuan < 0 || yuan >= 1e12) throw new RangeError(`not a sum in whole yuan: ${yuan}`);
  if (yuan === 0) return '零元';
  let words = '';
  let gap = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (four === 0) {
      gap = words !== '';
      continue;
    }
    if (words !== '' && (gap || four < 1000)) words += '零';
    words += fourInWords(four) + GROUPS[group];
    gap = false;
  }
  return `${asSpoken(words)}元`;
}

function fourInWords(four: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    gap = false;
  }
  return words;
}

/** Nobody says 一十五 or 二千 at the head of a number: 十五, 两千. */
function asSpoken(words: string): string {
  return words.replace(/^一十/, '十').replace(/^二(?=[千万亿])/, '两');
}
