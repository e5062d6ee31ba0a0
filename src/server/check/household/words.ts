export const says = {
  notYours: '这件是本人的事，请本人用自己的手机来定。',
  review: '到时候我们来看，您不用跑。',
  reviewBy: (month: string) => `我们最晚${month}来看，您不用跑。`,
  reviewLate: (month: string) => `说好${month}来看，我们还没来。您不用跑。`,
  goesOn: '钱照发。',
  until: (day: string) => `管到${day}`,
  again: '快到日子了。还难，就再申请一次。',
  /** Behind 2026年12月到期. Where a card is changed and what that costs, no source of ours says. */
  card: {
    holds: '',
    near: '，快了。去哪儿换，问村里人，或打12349。',
    over: '，已经过了。去哪儿换，问村里人，或打12349。停钱以前，一定先问您。',
  },
  sent: (day: string) => `${day}交的`,
  fresh: (month: string) => `，认到${month}`,
  stale: '，日子长了。再申请的时候，要张新的。',
  monthly: (sum: string) => `每月${sum}`,
} as const;
