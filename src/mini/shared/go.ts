import Taro from '@tarojs/taro';

export function goTo(url: string): void {
  void Taro.navigateTo({ url });
}

/** In place of this page: she does not come back to it by going back. */
export function goOnTo(url: string): void {
  void Taro.redirectTo({ url });
}

/** A fresh start at a page, with nothing behind it. */
export async function startAt(url: string): Promise<void> {
  await Taro.reLaunch({ url });
}

/** Back where she came from; opened straight from a link there is nothing behind, so home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void startAt('/home/index');
}

export function call(phone: string): void {
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}
