/** What the phone itself has to say, in every room. The county's refusals bring their own words. */
export const words = {
  demo: '演示数据，不是政府公告',
  back: '‹ 返回',
  hotline: '12349',
  callHotline: '打12349',
  wait: '请等一等…',
  again: '再试一次',
  home: '回首页',
  noNetwork: { title: '现在没网', text: '您写的都在手机里，没丢。着急就打12349。' },
  tooSlow: { title: '网太慢了', text: '您写的都在手机里，没丢。换个信号好的地方再试。' },
  notUnderstood: { title: '这会儿办不了', text: '您写的都在手机里，没丢。过一会儿再试，着急就打12349。' },
  phoneFull: { title: '手机存不下了', text: '请删几张不要的照片，再接着写。' },
  needsNewerApp: { title: '请用新版打开', text: '这份是新版写的，没丢。请关掉码上，再打开。' },
  keepsNothing: '这个手机记不住。请一次写完，别关。',
  lastTime: '上次看时',
  figureIsDemo: '（演示）',
  asOf: (when: string) => `这是${when}的情况`,
} as const;
