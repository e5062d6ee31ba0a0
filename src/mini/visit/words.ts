export const words = {
  title: '有人来家里？',
  asking: '正在问县里…',
  who: (office: string) => `${office}的人`,
  cardEnd: (end: string) => `工作证号最后三位：${end}`,
  compare: '对一对，都对才开门：',
  checks: ['是两个人', '姓对得上', '工作证号对得上', '不收钱，不看存折密码'],
  none: '今天没有安排',
  wrong: '对不上？打热线',
  police: '有人要钱？打110',
  again: '再查一次',
  noNetwork: { title: '现在没网，查不了', text: '先别开门。打12349问，有人接。' },
} as const;
