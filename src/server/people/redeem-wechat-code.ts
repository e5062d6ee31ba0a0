import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { countWrongTry, refuseTooManyTries } from './fence-tries.ts';

/** Lets WeChat look at a code, within the fence of wrong tries of this device. */
export async function redeemWechatCode<T>(house: House, deviceId: string, redeem: () => Promise<T>): Promise<T> {
  await refuseTooManyTries(house, 'wrong-wechat-codes', deviceId);
  try {
    return await redeem();
  } catch (error) {
    if (error instanceof Problem && error.code === 'wechat-code-wrong') await countWrongTry(house, 'wrong-wechat-codes', deviceId);
    throw error;
  }
}
