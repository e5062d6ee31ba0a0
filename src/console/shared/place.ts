import { nextTick, shallowRef } from 'vue';
import { words } from './words.ts';

/** Where the page is; the address says it, so that a reload and a new sign-in come back to the same place. */
export type Place =
  | { room: 'matters' }
  | { room: 'matter'; matterId: string }
  | { room: 'referrals' }
  | { room: 'referral'; referralId: string }
  | { room: 'matters-of-body' }
  | { room: 'deputies' }
  | { room: 'nowhere' };

export const place = shallowRef<Place>(placeOf(location.pathname));
addEventListener('popstate', () => (place.value = placeOf(location.pathname)));

export const listPath = '/staff/';
export const referralsPath = '/staff/referrals';
/** A department's home is what was referred to it; the matters it decides itself stand here. */
export const bodyMattersPath = '/staff/matters-of-body';
export function referralPath(referralId: string): string {
  return `/staff/referrals/${referralId}`;
}
export const deputiesPath = '/staff/deputies';
export function matterPath(matterId: string): string {
  return `/staff/matters/${matterId}`;
}

export function goTo(path: string): void {
  history.pushState(null, '', path);
  place.value = placeOf(path);
  scrollTo(0, 0);
}

function placeOf(path: string): Place {
  if (/^\/(staff\/?)?$/.test(path)) return { room: 'matters' };
  if (/^\/staff\/deputies\/?$/.test(path)) return { room: 'deputies' };
  if (/^\/staff\/referrals\/?$/.test(path)) return { room: 'referrals' };
  if (/^\/staff\/matters-of-body\/?$/.test(path)) return { room: 'matters-of-body' };
  const referral = /^\/staff\/referrals\/([0-9a-f-]{36})\/?$/.exec(path);
  if (referral) return { room: 'referral', referralId: referral[1]! };
  const matter = /^\/staff\/matters\/([0-9a-f-]{36})\/?$/.exec(path);
  return matter ? { room: 'matter', matterId: matter[1]! } : { room: 'nowhere' };
}

/** Names the tab, never a person: titles stay in the browser's history. Then the heading is read out. */
export async function arriveAt(title: string, heading: () => HTMLElement | null): Promise<void> {
  document.title = `${title} · ${words.home}`;
  await nextTick();
  heading()?.focus();
}
