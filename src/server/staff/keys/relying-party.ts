import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';

/** Under which host keys are made, and from which page they may be used: both from the address of the staff's page. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** Nothing where the page stands under a number: browsers make keys for names only. */
export function findRelyingParty(house: House): RelyingParty | undefined {
  const origin = house.settings.staffOrigin;
  const { hostname } = new URL(origin);
  return /^[\d.]+$|^\[/.test(hostname) ? undefined : { id: hostname, origin };
}

export function getRelyingParty(house: House): RelyingParty {
  const found = findRelyingParty(house);
  if (!found) throw new Problem('not-now', { text: '这个网址是一串数字，装不了安全密钥。请县里给这一页起个网址名。' });
  return found;
}

/** What keys may sign with: EdDSA, ES256, RS256 (IANA COSE). */
export const algorithms = [-8, -7, -257];
