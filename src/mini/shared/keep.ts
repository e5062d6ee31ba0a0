import Taro from '@tarojs/taro';
import { dropBytes, keepBytes, readBytes, viewBytes } from './keep-bytes.ts';
import { phoneProblem } from './problem.ts';

/*
 * What stays on the phone. Small things (drafts, the catalogue, the session) in Taro's storage: WeChat gives a key 1 MB
 * and all of them 10, a browser 5 in all. Photos go where there is room, by their bytes.
 */

/** Throws 'phone-full' when it could not be kept: whoever calls must tell the person. */
export function keep(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
  } catch {
    throw phoneProblem('phone-full');
  }
}

/** What was kept, unjudged: it may be from an older version, or damaged. */
export function recall(key: string): unknown {
  const text: unknown = Taro.getStorageSync(key);
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  Taro.removeStorageSync(key);
}

export async function keepPhoto(paperId: string, bytes: ArrayBuffer): Promise<void> {
  try {
    await keepBytes(paperId, bytes);
  } catch {
    throw phoneProblem('phone-full');
  }
}

export const recallPhoto = readBytes;
export const forgetPhoto = dropBytes;
/** An address that an <image> can show. */
export const viewPhoto = viewBytes;
