import { instantInWords } from '../../rules/day-in-words.ts';
import { keep, recall } from './keep.ts';

/** What the county last told, with its age: shown without a network, and never as if it were new. */
export interface LastSeen<T> {
  at: string;
  told: T;
}

interface Shelf {
  phone: string;
  told: Record<string, LastSeen<unknown>>;
}

export function rememberSeen<T>(phone: string, what: string, told: T): void {
  const others = shelfOf(phone).told;
  keep('last-seen', { phone, told: { ...others, [what]: { at: new Date().toISOString(), told } } } satisfies Shelf);
}

/** Undefined too when it was another phone number that saw it. */
export function recallSeen<T>(phone: string, what: string): LastSeen<T> | undefined {
  return shelfOf(phone).told[what] as LastSeen<T> | undefined;
}

export function ageInWords(seen: LastSeen<unknown>): string {
  return instantInWords(new Date(seen.at));
}

function shelfOf(phone: string): Shelf {
  const kept = recall('last-seen') as Shelf | undefined;
  return kept && kept.phone === phone && kept.told ? kept : { phone, told: {} };
}
