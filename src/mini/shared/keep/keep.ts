import Taro from '@tarojs/taro';
import { readonly, ref } from 'vue';
import { dropBytes, keepBytes, listBytes, readBytes, viewBytes } from './keep-bytes.ts';
import { phoneProblem } from '../http/problem.ts';

/*
 * What stays on the phone. Small things (drafts, the catalogue, the session) in Taro's storage: WeChat gives a key 1 MB
 * and all of them 10, a browser 5 in all. Photos go where there is room, by their bytes. A browser may refuse to keep
 * anything (cookies forbidden, private browsing): then it is held in memory, and `keepsNothing` says so.
 */

/** What the county can tell again, the least missed first: it makes room for what only she can write again. */
const spares = ['places', 'sunshine', 'last-seen', 'news', 'catalogue'];

const inMemory = new Map<string, string>();
let photoInMemory = false;
const nothingKept = ref(false);
/** True once something is held in memory alone: closing the page loses it, and a page must say so. */
export const keepsNothing = readonly(nothingKept);

/** Throws 'phone-full' when it could not be kept: whoever calls must tell the person. */
export function keep(key: string, value: unknown): void {
  if (keepIfRoom(key, value) === 'no-room') throw phoneProblem('phone-full');
}

/** For what can be asked for again, and for what is only repeated when it was not kept. Never throws. */
export function keepIfRoom(key: string, value: unknown): 'kept' | 'no-room' {
  const text = JSON.stringify(value);
  if (write(key, text) || sparesBelow(key).some((spare) => makeRoom(spare) && write(key, text))) {
    inMemory.delete(key);
    nothingKept.value = inMemory.size > 0 || photoInMemory;
    return 'kept';
  }
  if (storedKeys()?.length) return 'no-room';
  inMemory.set(key, text);
  nothingKept.value = true;
  return 'kept';
}

/** What was kept, unjudged: it may be from another version, or damaged. */
export function recall(key: string): unknown {
  const text = textOf(key);
  if (text === undefined) return undefined;
  try {
    return text.includes('__proto__')
      ? JSON.parse(text, (name, value: unknown) => (name === '__proto__' ? undefined : value))
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  inMemory.delete(key);
  try {
    Taro.removeStorageSync(key);
  } catch {
    // Where nothing can be removed nothing could be kept either; should it be there all the same, nothing is left in it.
    write(key, '');
  }
}

/** The rest of each key that begins so: 'draft:' gives the ids of all drafts. */
export function keysAfter(prefix: string): string[] {
  const keys = [...inMemory.keys(), ...(storedKeys() ?? [])].filter((key) => key.startsWith(prefix));
  return [...new Set(keys.map((key) => key.slice(prefix.length)))];
}

/** Throws 'phone-full'. Where there is no place for photos at all, it is held in memory and can still be sent. */
export async function keepPhoto(paperId: string, bytes: ArrayBuffer): Promise<void> {
  try {
    if ((await keepBytes(paperId, bytes)) === 'kept') return;
    photoInMemory = true;
    nothingKept.value = true;
  } catch {
    throw phoneProblem('phone-full');
  }
}

/** Undefined when the phone has thrown it away; throws when its place cannot be opened just now. */
export const recallPhoto = readBytes;
/** An address that an <image> can show. */
export const viewPhoto = viewBytes;
export const listPhotos = listBytes;

/** Only when nothing that is kept names it: whatever dies or fails half way, no draft is left without its photo. */
export async function forgetPhoto(paperId: string): Promise<void> {
  if (!isNamed(paperId)) await dropBytes(paperId);
}

/** Although a draft still names it: its sealed copy is what will be sent. */
export const dropPhoto = dropBytes;

/** Where the ids of photos wait to be dropped; no reason to keep them. */
export const unnamedPhotosKey = 'unnamed-photos';

/** Looked for in the text itself: what a newer version wrote, or what is damaged, holds on to its photos too. */
export function isNamed(paperId: string): boolean {
  const keys = storedKeys();
  if (!keys) return true;
  return [...keys, ...inMemory.keys()].some((key) => key !== unnamedPhotosKey && textOf(key)?.includes(paperId));
}

function sparesBelow(key: string): string[] {
  const rank = spares.indexOf(key);
  return rank < 0 ? spares : spares.slice(0, rank);
}

function makeRoom(spare: string): boolean {
  if (textOf(spare) === undefined) return false;
  forget(spare);
  return true;
}

let keepsOn = true;
/** She wipes this computer: whatever is still under way here may write nothing down again. */
export function stopKeeping(): void {
  keepsOn = false;
  inMemory.clear();
}

function write(key: string, text: string): boolean {
  if (!keepsOn) return false;
  try {
    Taro.setStorageSync(key, text);
    return true;
  } catch {
    return false;
  }
}

function textOf(key: string): string | undefined {
  const held = inMemory.get(key);
  if (held !== undefined) return held;
  try {
    const text: unknown = Taro.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where there is no storage to look into. */
function storedKeys(): string[] | undefined {
  try {
    return Taro.getStorageInfoSync().keys;
  } catch {
    nothingKept.value = true;
    return undefined;
  }
}
