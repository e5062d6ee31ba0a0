export const words = {
  title: (when: string) => `今天该办的 · ${when}`,
  done: '今天该办的都办了。',
  lacking: '还缺东西的',
  count: (title: string, count: number) => `${title}：${count}件`,
  more: (count: number) => `还有${count}件，在下面的列表里。`,
} as const;
