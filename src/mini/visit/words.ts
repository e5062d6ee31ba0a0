export const words = {
  title: '有人来家里？',
  asking: '正在问县里…',
  who: (office: string, people: number) => `${office}的人，一共${people}位`,
  cardEnd: (end: string) => `工作证尾号\u00a0${end}`,
  none: '今天没有安排',
  police: '有人要钱？打110',
  again: '再查一次',
  shut: '先别开门。',
  askByPhone: '打12349问，有人接。',
} as const;
