import { instantFromNow } from '../../../rules/day-in-words.ts';
import { keepIfRoom, recall } from './keep.ts';
import { isRecord, isText } from './shape.ts';
import { words } from '../words.ts';

/** What the county last told, with its age: shown without a network, and never as if it were new. */
export interface LastSeen<T> {
  at: string;
  told: T;
}

/** `check` is the text's own: a page trusts the shape of what it is given, so what is damaged must not reach it. */
interface Entry extends LastSeen<unknown> {
  check: number;
}
interface Shelf {
  vocabulary: number;
  phone: string;
  told: Record<string, Entry>;
}

/** Goes up when a page of this release would stumble over what an older one kept: then it is asked for again. */
const vocabulary = 1;

const mostEntries = 20;
/** 300 KB, at the two bytes a character that a phone's storage takes. */
const mostCharacters = 150_000;

/** It can be asked for again: where there is no room it is not kept, and nobody is troubled. */
export function rememberSeen<T>(phone: string, what: string, told: T): void {
  const { [what]: _older, ...others } = shelfOf(phone).told;
  const newest: Entry = { at: new Date().toISOString(), told, check: checkOf(told) };
  keepIfRoom('last-seen', { vocabulary, phone, told: newestOf({ ...others, [what]: newest }) } satisfies Shelf);
}

/** Undefined too when it was another phone number that saw it. */
export function recallSeen<T>(phone: string, what: string): LastSeen<T> | undefined {
  const entry = Object.entries(shelfOf(phone).told).find(([name]) => name === what)?.[1];
  return entry && { at: entry.at, told: entry.told as T };
}

/** A phone whose clock was wrong, then or now, does not know when it was. */
export function ageInWords(seen: LastSeen<unknown>, now: Date = new Date()): string {
  const at = new Date(seen.at);
  const dayMs = 86_400_000;
  const believable = at.getTime() >= Date.UTC(2026, 0, 1) && at.getTime() <= now.getTime() + dayMs;
  return believable ? instantFromNow(at, now) : words.lastTime;
}

function shelfOf(phone: string): Shelf {
  const kept = recall('last-seen');
  const empty = { vocabulary, phone, told: {} };
  if (!isRecord(kept) || kept['vocabulary'] !== vocabulary || kept['phone'] !== phone || !isRecord(kept['told'])) return empty;
  return {
    ...empty,
    told: Object.fromEntries(Object.entries(kept['told']).filter((entry): entry is [string, Entry] => isWhole(entry[1]))),
  };
}

function isWhole(entry: unknown): entry is Entry {
  return isRecord(entry) && isText(entry['at']) && 'told' in entry && entry['check'] === checkOf(entry['told']);
}

/** The newest stand last, by the order they came in and not by a clock. */
function newestOf(told: Record<string, Entry>): Record<string, Entry> {
  const staying: [string, Entry][] = [];
  let room = mostCharacters;
  const entries = Object.entries(told).slice(-mostEntries);
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const characters = JSON.stringify(entries[at]).length;
    if (characters > room) continue;
    room -= characters;
    staying.unshift(entries[at]!);
  }
  return Object.fromEntries(staying);
}

/** FNV-1a over its JSON: against a torn or foreign text, not against malice. */
function checkOf(told: unknown): number {
  const text = JSON.stringify(told) ?? '';
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
