import { newsLimits } from '../news.ts';

/** The window's address where it can be said in one breath. */
export function whereToAsk(address: string | undefined): string {
  return address && address.length <= newsLimits.place ? address : '镇上的窗口';
}
