export const words = {
  title: '要当面说的',
  text: '打电话或上门说到了，点“说到了”。',
  empty: '现在没有。',
  columns: { due: '最晚哪天', who: '谁', say: '说什么', why: '为什么当面说', act: '说了吗' },
  town: '村里没说到，镇上说',
  liaison: '村里的人在说',
  heard: '说到了',
  notFound: '没见着',
  said: '记下了。',
} as const;
