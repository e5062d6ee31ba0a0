import Taro from '@tarojs/taro';
import { told } from './told.ts';
import { words } from './words.ts';

export function goTo(url: string): void {
  Taro.navigateTo({ url }).catch(sayItNeedsANetwork);
}

/** In place of this page: she does not come back to it by going back. */
export function goOnTo(url: string): void {
  Taro.redirectTo({ url }).catch(sayItNeedsANetwork);
}

/** A fresh start at a page, with nothing behind it. */
export async function startAt(url: string): Promise<void> {
  await Taro.reLaunch({ url }).catch(sayItNeedsANetwork);
}

/** WeChat fetches a part of the mini-program at its first visit: without a network that fails, and she stays where she is. */
function sayItNeedsANetwork(): void {
  told.value = { kind: 'warning', words: words.pageNeedsNetwork };
}

/** Back where she came from; opened straight from a link there is nothing behind, so home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void startAt('/home/index');
}

export function call(phone: string): void {
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}
