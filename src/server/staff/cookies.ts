import type { House } from '../platform/house.ts';

/** `__Host-` keeps a cookie to this origin; browsers take it over https only, so a demo on http uses a plain name. */
export function cookiePrefix(house: House): string {
  return house.settings.staffOrigin.startsWith('https://') ? '__Host-' : '';
}

export function sessionCookie(house: House): string {
  return `${cookiePrefix(house)}mashang`;
}

/** Out of reach of scripts and of every other site. `pair` is name=value with what else is to be said of it. */
export function setCookie(house: House, pair: string): string {
  return `${pair}; Path=/; HttpOnly; SameSite=Strict${cookiePrefix(house) ? '; Secure' : ''}`;
}

export function readCookie(headers: Record<string, unknown>, name: string): string | undefined {
  const pair = String(headers['cookie'] ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
