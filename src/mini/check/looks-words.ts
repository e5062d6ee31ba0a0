export const words = {
  title: '谁看过您这件事',
  text: '只写哪个单位，不写办事人的名字。您自己看的不算。',
  none: '还没有人看过。',
  times: (count: number) => `${count}次`,
  older: '再往前看',
  looking: '正在看…',
  strange: (hotline: string) => `觉得不该看的，打${hotline}`,
} as const;
