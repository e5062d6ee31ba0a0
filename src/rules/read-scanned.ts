import { normalizeAlias } from './code-alias.ts';
import { kindOfCode, normalizeCodeId } from './code-id.ts';

/** Of what a scanner read: an id as ours are printed, or a text that only the register of older codes may know. */
export type Scanned = { kind: 'id'; id: string } | { kind: 'text'; alias: string };

const id = '([0-9A-Za-z]{12,40})';
/** How WeChat names what a mini-program's own round code opens. */
const roundCode = new RegExp(`^/?qr/landing\\?scene=${id}$`);
const plain = /^[\x21-\x7e]+$/;

/**
 * 验码. Judges by the letters that are there, never by what a browser would make of them: a link of ours is `origin` to the last sign, then
 * /m/ and an id, and nothing before, between or behind. `origin`: https://host, as printed. Whatever else it is, only an older code that
 * was registered letter for letter can make it ours.
 */
export function readScanned(text: string, origin: string): Scanned {
  const read = text.trim();
  const found = plain.test(read) ? idIn(read, origin) : undefined;
  return found && kindOfCode(found) !== 'receipt'
    ? { kind: 'id', id: normalizeCodeId(found) }
    : { kind: 'text', alias: normalizeAlias(read) };
}

function idIn(read: string, origin: string): string | undefined {
  const start = read.slice(0, origin.length).toLowerCase();
  if (start === origin) return new RegExp(`^/m/${id}$`).exec(read.slice(origin.length))?.[1];
  return roundCode.exec(read)?.[1] ?? (kindOfCode(read) === 'village' ? read : undefined);
}
