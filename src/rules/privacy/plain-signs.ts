export interface PlainSigns {
  /** Full width made half, circled and styled figures made plain, what cannot be seen left out. */
  plain: string;
  /** For each sign of `plain`, and for its end, where it stands in the text. */
  at: number[];
}

/** A text as an eye reads it, whatever signs it was written with. */
export function readPlainSigns(text: string): PlainSigns {
  let plain = '';
  const at: number[] = [];
  for (let from = 0; from < text.length;) {
    const point = text.codePointAt(from)!;
    const sign = String.fromCodePoint(point);
    for (const one of isPlain(point) ? sign : asRead(sign)) {
      plain += one;
      for (let unit = 0; unit < one.length; unit += 1) at.push(from);
    }
    from += sign.length;
  }
  at.push(text.length);
  return { plain, at };
}

/** ASCII and the common characters: nearly all of any text. */
function isPlain(point: number): boolean {
  return (point >= 0x20 && point < 0x7f) || point === 0x0a || point === 0x3001 || point === 0x3002 || (point >= 0x4e00 && point <= 0x9fff);
}

/** Joiners, marks and styles say nothing; a figure of any script is a figure. */
function asRead(sign: string): string {
  if (/[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0\u00ad]/u.test(sign)) return '';
  const read = sign.normalize('NFKC').replace(/\p{M}/gu, '');
  return read.replace(/\p{Nd}/gu, (figure) => String(figureOf(figure)));
}

/** Unicode keeps the ten figures of each script together, from nought on. */
function figureOf(figure: string): number {
  if (/\d/.test(figure)) return Number(figure);
  const point = figure.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return value;
}
