/** Around a few words that somebody writes to the county without signing in. */
export const words = {
  of: { sent: '收到了', waiting: '还没交上', refused: '没交上' },
  waiting: (when: string) => `手机记着，有网自己交。${when}写的。`,
  unkept: '手机存不下了，先别关这一页。连上网就交。',
  readable: '这个手机锁不上，写的还看得到。',
  call: (phone: string) => `打${phone}，有人接`,
  anew: '从头再写',
  you: '您是谁（可以不写）',
  name: '怎么称呼您',
  phone: '手机号，有话好问您',
  phoneWrong: '手机号是11位，1开头。请再看看。',
  kept: '记在手机里了，还没交。',
  sending: '正在交…',
  wipe: '不说了，删掉',
  wipeSure: '写的都会没，找不回来。真的删掉？',
  wipeNot: '不删，接着写',
  wipeYes: '删掉',
} as const;
