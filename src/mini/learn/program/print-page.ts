/** WeChat prints nothing, and its own browser neither. */
export const mayPrint = (): boolean =>
  process.env.TARO_ENV === 'h5' && typeof window.print === 'function' && !/MicroMessenger/i.test(navigator.userAgent);

export function printPage(): void {
  window.print();
}
