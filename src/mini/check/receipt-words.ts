import { whole } from '../shared/whole.ts';

export const words = {
  bar: '回执',
  title: '办到哪了',
  typing: {
    title: '看纸上的单子',
    text: '微信扫纸上的方块码，最快。扫不了，就写方块码下面的字母和数。',
    label: '方块码下面的字母和数',
    look: '看看',
    wrong: '有一位不对。请对着纸，一位一位看。',
    shortNumber: '八位号打不开。请扫方块码，或打12349报名字。',
  },
  who: (who: string) => `现在在：${who}`,
  more: {
    title: '想看细的？',
    text: '写本人身份证号的后六位。能看到办的哪样、还差几样。',
    label: '身份证号后六位',
    look: '看更多',
    wrong: '后六位是6个字，最后一位可能是X。',
    program: (program: string, forWhom: string) => `${program}，给${whole(forWhom)}`,
    missing: (count: number) => `还差${count}样。差哪样，认手机号看，或问村里。`,
    nothingMissing: '要的都有了。',
  },
  liaison: {
    open: '我是村里联络员',
    text: '看还差什么。看了会记下来。',
    missing: (count: number) => `还差${count}样。`,
    ask: '差哪样，请这家人自己看。',
  },
  signIn: { title: '认手机号看', text: '交的时候用的那个号，看得最全' },
  town: (town: string) => `归${town}管`,
  callLiaison: (name: string) => `打给村里帮忙的${name}`,
  callHotline: (phone: string) => `打${phone}问一问`,
  keepsNothing: '这一页不留在手机里，关了就没了。',
  other: '看另一张单子',
} as const;
