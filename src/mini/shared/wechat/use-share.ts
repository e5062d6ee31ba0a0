import { useShareAppMessage } from '@tarojs/taro';
import type { ShareCard } from './share-card.ts';

/** On the three pages that may be sent on. Without it WeChat greys the menu out, and so it stays on all others. */
export function useShare(card: () => ShareCard): void {
  if (process.env.TARO_ENV !== 'h5') useShareAppMessage(card);
}
