import Taro from '@tarojs/taro';
import { goTo } from '../shared/go.ts';

/** WeChat's scanner; what it reads goes the same way as a code opened from outside. */
export async function scanCode(): Promise<void> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: false });
    goTo(`/qr/landing?q=${encodeURIComponent(result)}`);
  } catch {
    // She closed the scanner: nothing happened, nothing to say.
  }
}
