/** Whether this is WeChat, and one whose base library is young enough for `name`. Asked here and nowhere else. */
export function wechatCan(name: Exclude<keyof typeof wx, 'env'>): boolean {
  return process.env.TARO_ENV !== 'h5' && typeof wx !== 'undefined' && typeof wx[name] === 'function';
}
