/** Whom to tell: as it is asked in an application, and changed later. */
export const words = {
  title: '有了消息，告诉谁？',
  me: (phone: string) => (phone ? `我的手机 ${phone}` : '这个手机'),
  child: (phone: string) => (phone ? `孩子的手机 ${phone}` : '孩子的手机'),
  childPhone: '孩子的手机号',
  otherPhone: '孩子换号了',
  liaison: '村里帮忙的人来家里说',
  reads: '短信看得懂吗？',
  readsChoices: [
    { value: 'reads', label: '看得懂' },
    { value: 'in-person', label: '看不懂，当面说' },
  ] as { value: 'reads' | 'in-person'; label: string }[],
  why: '短信里不写名字，也不写办的哪样。',
  wrong: '至少选一样，不然没人告诉您。',
  wrongPhone: '孩子的手机号，要写满11位。',
} as const;
