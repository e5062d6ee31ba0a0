export const words = {
  open: '一户一页',
  openText: '家里正在得的、正在办的',
  title: '我家的救助',
  you: '您自己',
  none: '家里还没有正在办的。看看能得什么，随时能办。',
  noneButton: '看看家里能得什么',
  stand: { running: '正在得', asked: '正在办', closing: '定下来了' } as Readonly<Record<string, string>>,
  since: (day: string) => `从${day}起`,
  filedOnly: '这里是从这个手机交的。要看全家的，本人用自己的手机号认。',
  own: '每个大人的事，只有本人看得到。他愿意，才给家里人看。',
  share: '谁能看这件事',
  sharing: { nobody: '只有我', household: '家里人也能', quiet: '悄悄办' } as Readonly<Record<string, string>>,
  /** What the choice does, said before it is made. */
  effect: {
    nobody: '有进度，照样发短信。',
    household: '住在一起的人，看得到办的哪样、多少钱。',
    quiet: '不发短信，不上门说，家里人看不到。按规定要贴的，还得贴。',
  } as Readonly<Record<string, string>>,
  /** Of her own, where somebody else filed it: what making it quiet here and now does besides. */
  filerReads: '替您交的人，现在也看得到。',
  filerToo: '替您交的人看不到了，凭条上的码也查不到了。',
  chosen: (word: string) => `谁能看：${word}`,
  sheetText: '随时能改。改了马上算数。',
  callLiaison: (name: string) => `打给村里帮忙的${name}`,
  callHotline: (phone: string) => `打${phone}问一问`,
  see: '看经过',
  looks: '谁看过',
  papers: '证件和材料',
  /** A sign beside the colour. */
  stands: { holds: '', near: '！', over: '！' } as Readonly<Record<string, string>>,
  by: { law: '法律定的日子', 'county-promise': '县里说好的日子', demo: '演示的日子，县里还没定' } as Readonly<Record<string, string>>,
} as const;
