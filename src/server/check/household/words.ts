export const says = {
  notYours: '这件是本人的事，请本人用自己的手机来定。',
  review: '到时候我们来看，您不用跑。',
  monthly: (sum: string) => `每月${sum}`,
} as const;
