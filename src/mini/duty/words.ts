/** What a liaison reads on her own page. */
export const words = {
  title: '村里的事',
  signIn: '用您登记的号登录，才看得到。',
  none: '今天没有要当面说的事。',
  text: '今天当面告诉这几家。说到了，点一下。',
  due: (day: string) => `${day}前说到`,
  late: '过了日子，镇上也去说。见着了您还能说。',
  tries: (times: number) => `去过${times}回，没见着`,
  sayTitle: '这样说：',
  more: '她想问细的，陪她打12349。别替她猜。',
  heard: '说到了',
  notFound: '没见着',
  she: '她说了什么（可以不写）',
  always: '她不看短信，以后都当面说',
  send: '记下',
  back: '再想想',
  waiting: '记下了。有网了，它自己交。',
} as const;
