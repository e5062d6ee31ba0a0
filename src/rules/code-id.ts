/** No 0 1 I L O U: read over the telephone and off a dirty wall, they are taken for each other. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve digits of the village as issued, one issue character, a tag of at least six. Begins with a digit. */
const VILLAGE = /^\d{12}[0-9A-Z][2-9A-HJKMNP-TV-Z]{6,27}$/;
/** Begins with a letter, so it can never be taken for a village; twelve at random and a check character. */
const RECEIPT = /^[A-HJKMNP-TV-Z][2-9A-HJKMNP-TV-Z]{11}[2-9A-HJKMNP-Z]$/;
/** What the county accepts as a code at all (contract CodeId): whether it knows it is the county's to say. */
const ANY_CODE = /^[0-9A-Za-z]{12,40}$/;

export function normalizeCodeId(text: string): string {
  return text.trim().toUpperCase();
}

/** By shape alone. Whether a receipt's check character is right, `isReceiptCode` says. */
export function kindOfCode(text: string): 'village' | 'receipt' | undefined {
  const id = normalizeCodeId(text);
  if (VILLAGE.test(id)) return 'village';
  return RECEIPT.test(id) ? 'receipt' : undefined;
}

/** The twelve digits of the village that a village code stands for, whichever of its posters it is. */
export function villageOfCode(codeId: string): string {
  return normalizeCodeId(codeId).slice(0, 12);
}

/**
 * The check character of twelve: a weighted sum modulo 31, weights the powers of 3 from the right, the check itself
 * having weight 1. 31 is prime and 3 a primitive root, so all weights are different and none is 0: every single wrong
 * character and every swap of two, adjacent or not, changes the sum. (Modulo 30, the size of the alphabet, no choice of
 * weights can do that.) The thirty-first remainder is written U, which stands nowhere else.
 */
export function receiptCheckCharacter(body: string): string {
  let sum = 0;
  for (const character of normalizeCodeId(body)) {
    const value = codeAlphabet.indexOf(character);
    if (value < 0) throw new RangeError('a receipt code has a character outside its alphabet');
    sum = ((sum + value) * 3) % 31;
  }
  return CHECK_CHARACTERS[(31 - sum) % 31] ?? '';
}
const CHECK_CHARACTERS = `${codeAlphabet}U`;

export function isReceiptCode(text: string): boolean {
  const id = normalizeCodeId(text);
  return RECEIPT.test(id) && id[12] === receiptCheckCharacter(id.slice(0, 12));
}

/**
 * The id in what a scan hands over: WeChat's `q` (the whole link, percent-encoded), a mini-program code's `scene`,
 * or a path or link with /m/<id> in it. Junk gives undefined; nothing here throws. The host is not asked: a link is never
 * followed, its id is looked up at our own county, which knows it or does not.
 */
export function openCode(input: { q?: string; scene?: string; path?: string }): string | undefined {
  return idInLink(decodeOnce(input.q)) ?? idAlone(decodeOnce(input.scene)) ?? idInLink(textOf(input.path));
}

function idInLink(link: string): string | undefined {
  const found = /(?:^|\/)m\/([0-9A-Za-z]+)\/?(?:[?#&].*)?$/.exec(link.trim());
  return found ? idAlone(found[1] ?? '') : undefined;
}

function idAlone(text: string): string | undefined {
  // Before it is made large: some foreign letters become plain ones by that.
  return ANY_CODE.test(text.trim()) ? normalizeCodeId(text) : undefined;
}

/** Once and not twice: what stays encoded after one pass was encoded in the link itself. */
function decodeOnce(value: unknown): string {
  const text = textOf(value);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Frameworks hand over arrays and numbers for odd query strings; a link of ours is short, and nothing longer is looked at. */
function textOf(value: unknown): string {
  return typeof value === 'string' && value.length <= longestLink ? value : '';
}
const longestLink = 2000;
