import Taro from '@tarojs/taro';
import { ref, type Ref } from 'vue';

/** What the phone believes about its network. It may be wrong: this is for telling her, never for deciding whether to try. */
export const network: Ref<'there' | 'gone'> = ref('there');

/** Told once, at the start. */
export function watchNetwork(): void {
  const tell = (isThere: boolean): void => void (network.value = isThere ? 'there' : 'gone');
  if (process.env.TARO_ENV === 'h5') {
    tell(navigator.onLine);
    window.addEventListener('online', () => tell(true));
    window.addEventListener('offline', () => tell(false));
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected));
  void Taro.getNetworkType().then(({ networkType }) => tell(networkType !== 'none'));
}
