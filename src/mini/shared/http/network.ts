import Taro from '@tarojs/taro';
import { ref, type Ref } from 'vue';

/* What the phone believes about its network. It may be wrong: this tells her and knocks, the request finds out. */

export const network: Ref<'there' | 'gone'> = ref('there');

/** Begun once, at the start. */
export function watchNetwork(): void {
  const believe = (isThere: boolean): void => void (network.value = isThere ? 'there' : 'gone');
  const look = (): void => {
    if (process.env.TARO_ENV === 'h5') return believe(navigator.onLine);
    // Where WeChat cannot tell, what was believed before stands.
    Taro.getNetworkType().then(
      ({ networkType }) => believe(networkType !== 'none'),
      () => undefined,
    );
  };
  onNetworkChange(believe);
  // While she was elsewhere nobody may have told.
  onLookedAtAgain(look);
  look();
}

/** Tells when there is a network again, or another one. */
export function onNetworkBack(act: () => void): void {
  onNetworkChange((isThere) => {
    if (isThere) act();
  });
}

function onNetworkChange(tell: (isThere: boolean) => void): void {
  if (process.env.TARO_ENV === 'h5') {
    window.addEventListener('online', () => tell(true));
    window.addEventListener('offline', () => tell(false));
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected));
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
