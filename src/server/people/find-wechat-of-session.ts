import type { House } from '../platform/house.ts';
import { sessionHash } from './find-citizen.ts';
import { findLiveWechat } from './account.store.ts';

/** The live join by which this session's phone is reached in WeChat, if there is one. */
export async function findWechatOfSession(house: House, headers: Record<string, unknown>): Promise<string | undefined> {
  const hash = sessionHash(house, headers);
  return hash && findLiveWechat(house.db, hash);
}
