import Taro from '@tarojs/taro';

/** Tells when there is a network again. A phone may be wrong about it: this only knocks, the request finds out. */
export function onNetworkBack(act: () => void): void {
  if (process.env.TARO_ENV === 'h5') {
    window.addEventListener('online', act);
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) act();
  });
}

/** Tells when she looks at the page again, after a call or another app. */
export function onLookedAtAgain(act: () => void): void {
  if (process.env.TARO_ENV === 'h5') {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') act();
    });
    return;
  }
  Taro.onAppShow(act);
}
