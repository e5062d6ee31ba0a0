import { kindOfCode, normalizeCodeId, openCode } from './code-id.ts';

/*
 * An alias is what an older code on the wall says: the last part of a link that was pointed at our /m/, or all of its content, letter for
 * letter. It is written one way only, so that what was registered and what a scanner reads are the same text.
 */

const bareId = /^[0-9A-Za-z]+$/;
const link = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#@\s]*)([/?#][^]*)?$/;

/** A bare id without regard to case; a link as it is, its scheme and host in small letters, which machines do not tell apart. */
export function normalizeAlias(text: string): string {
  const read = text.trim();
  if (bareId.test(read)) return normalizeCodeId(read);
  const [, scheme, host, rest = ''] = link.exec(read) ?? [];
  return scheme === undefined || host === undefined ? read : `${scheme.toLowerCase()}${host.toLowerCase()}${rest}`;
}

/**
 * The alias in what an officer enters: the last part where it is a link to our own /m/. Or why it can be none:
 * code · receipt it looks like one of ours, or has one in it · ours another page of our own · unreadable too short, too long, or with
 * signs that nobody sees
 */
export function readNewAlias(text: string, origin: string): { alias: string } | { refused: 'code' | 'receipt' | 'ours' | 'unreadable' } {
  const whole = normalizeAlias(text);
  const last = whole.startsWith(`${origin}/m/`) ? whole.slice(origin.length + 3) : undefined;
  const alias = last !== undefined && bareId.test(last) ? normalizeCodeId(last) : whole;
  if (alias.length < 4 || alias.length > 300 || /[\p{C}\p{Zl}\p{Zp}]/u.test(alias)) return { refused: 'unreadable' };
  const kind = kindOfCode(alias) ?? kindOfCode(openCode({ q: alias }) ?? '');
  if (kind) return { refused: kind === 'village' ? 'code' : 'receipt' };
  if (alias === origin || ['/', '?', '#'].some((end) => alias.startsWith(origin + end))) return { refused: 'ours' };
  return { alias };
}
