import { sha256 } from '@noble/hashes/sha2.js';
import { wechatCan } from './wechat/wechat-can.ts';

/** Undefined on a phone that has none to be trusted: then nothing may be sealed with it. */
export async function secureRandom(length: number): Promise<Uint8Array | undefined> {
  if (typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function') return crypto.getRandomValues(new Uint8Array(length));
  return wechatBytes(length);
}

/**
 * A version 4 uuid. A browser has crypto.getRandomValues; WeChat has its own, by callback, on base library 2.19.3 and
 * newer. An older one gets time and four Math.random hashed together: such an id is hard to meet twice, and that is all
 * that is asked of it. Ids open nothing; the session does.
 */
export async function newId(): Promise<string> {
  const bytes = (await secureRandom(16)) ?? hashedChance();
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function wechatBytes(length: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    if (!wechatCan('getRandomValues')) return resolve(undefined);
    try {
      wx.getRandomValues!({
        length,
        success: ({ randomValues }) => resolve(randomValues.byteLength === length ? new Uint8Array(randomValues) : undefined),
        fail: () => resolve(undefined),
      });
    } catch {
      resolve(undefined);
    }
  });
}

function hashedChance(): Uint8Array {
  const chance = [Date.now(), Math.random(), Math.random(), Math.random(), Math.random()].join('|');
  return sha256(Uint8Array.from(chance, (character) => character.charCodeAt(0))).slice(0, 16);
}
