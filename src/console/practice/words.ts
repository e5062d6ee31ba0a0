import type { StaffRole } from '../../rules/role-rights.ts';

export const words = {
  link: '练习村',
  band: '练习',
  bandText: '这里的人和事都是编的。怎么按都不要紧：短信只留在这里，不发出去；钱不会动。',
  today: (day: string) => `练习村里，今天是${day}`,
  roles: '我演',
  roleNames: {
    village: '村里经办',
    town: '镇上经办',
    county: '县里审批',
    department: '部门经办',
    panel: '评审',
    finance: '财政发放',
  } as Partial<Record<StaffRole, string>>,
  oneDay: '往后一天',
  oneWeek: '往后一周',
  moving: '正在翻日子…',
  leave: '离开练习',
  messages: {
    link: '她们收到的短信',
    title: '练习村的手机收到了什么',
    text: '真办的时候，她的手机会收到这些。练习的都只留在这里，没有发给任何人。',
    empty: '还没有短信。记一步要告诉她的，就有了。',
    to: (name: string, phone: string) => `${name} ${phone}`,
    open: '看这一件',
  },
  door: {
    title: '练习村',
    text: '一个编出来的村，各种进度的事都摆好了。真办的那一套，在这里随便练：换着岗位演，贴公示，写不同意，退回去。真的人、真的钱、真的短信，从这里碰不着。',
    never: '还没有开过。',
    since: (when: string) => `${when}摆好的。同事也在这一个里练。`,
    first: '摆开练习村',
    enter: '进去练，我演',
  },
  begin: {
    button: '重新开始',
    ask: '重新开始，现在练习村里的事就都没了，同事正在练的也一样。真的事一件也不动。',
    yes: '都不要了，重新开始',
    no: '不了',
    busy: '正在把练习村重新摆好，要几秒…',
  },
} as const;
