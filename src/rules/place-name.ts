/**
 * What committees of villages call themselves, and what stays of it when people say the name: 康家村委会 is 康家村. The longest that fits.
 * An own name is what stands before it.
 */
const committees: readonly [ending: string, stays: string][] = [
  ['社区居民委员会', '社区'],
  ['社区村民委员会', '社区'],
  ['村村民委员会', '村'],
  ['村居民委员会', '村'],
  ['类似居民委员会', ''],
  ['类似村民委员会', ''],
  ['社区居委会', '社区'],
  ['社区村委会', '社区'],
  ['居民委员会', ''],
  ['村民委员会', '村'],
  ['类似居委会', ''],
  ['类似村委会', ''],
  ['村村委会', '村'],
  ['村居委会', '村'],
  ['居委会', ''],
  ['村委会', '村'],
];

/** As people say it, and as it stands on a poster. */
export function displayName(raw: string): string {
  const found = committees.find(([ending]) => raw.endsWith(ending) && raw.length > ending.length);
  return found ? raw.slice(0, -found[0].length) + found[1] : raw;
}

/** 海丰街道办事处 is 海丰街道. */
export function displayTownName(raw: string): string {
  return raw.replace(/(街道|开发区|园区)办事处$/, '$1').replace(/(镇|乡)人民政府$/, '$1');
}

/** A town hall and longest name of a village together; a poster sets two lines. */
const longestName = 40;
/** What is left of a committee's name that was cut, mistyped or written twice: 工农社区居, 韩家村村村会, 卢寨村村民委会. */
const leftovers = /委员|委会|民委|居委|村委|会员会|名委|村会$|居会$|会会$|社区居$/;

/** In words, why this cannot be what a village is called; nothing where it can. */
export function faultOfVillageName(raw: string): string | undefined {
  const fault = faultOfName(raw);
  if (fault) return fault;
  return leftovers.test(displayName(raw)) ? `名称“${raw}”像是缺了字或多了字，请核对` : undefined;
}

/** The same of any place: a town may be called after its committee. */
export function faultOfName(raw: string): string | undefined {
  if (raw === '') return '没有名称';
  if (/^['\s]*[=+\-@＝＋－＠]/.test(raw)) return '名称是个公式';
  if (raw.length > longestName) return `名称超过${longestName}个字`;
  const odd = findOddCharacter(raw);
  if (odd) return odd;
  if (!/\p{Script=Han}/u.test(raw)) return '名称里没有汉字';
  return undefined;
}

/** In words, the first character that no name is written with. Such a one prints as a box, or as another than it looks. */
function findOddCharacter(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const what = whatIsOdd(character, code);
    if (what) return `名称里有${what}（${inUnicode(code)}）`;
  }
  return text.normalize('NFC') === text ? undefined : '名称里有拼起来的字，请换成一个整字';
}

function whatIsOdd(character: string, code: number): string | undefined {
  if (code === 0xfffd) return '读坏了的字';
  if (/\p{Co}/u.test(character)) return '自造的字';
  if (/\p{Cs}/u.test(character)) return '半个字';
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) return '看不见的字符';
  if (/\p{Zs}/u.test(character)) return '空格';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return '字形选择符';
  if (code >= 0x2ff0 && code <= 0x2fff) return '没有拼成的字';
  if (code >= 0x2e80 && code <= 0x2fdf) return '部首';
  if (/\p{Script=Han}/u.test(character)) return undefined;
  if (/[0-9A-Za-z（）()·、]/.test(character)) return undefined;
  return `不该有的“${character}”`;
}

/** The first character that a font does not have, as 𠮷（U+20BB7）. `covers`: whether it has the one of this code point. */
export function findUncovered(text: string, covers: (codePoint: number) => boolean): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (!covers(code)) return `${character}（${inUnicode(code)}）`;
  }
  return undefined;
}

function inUnicode(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
