import type { NoticeKind } from './notice-kinds.ts';

/** Nobody finds her, the matter stops where it is, and goes on by a word of hers: a part of the table of `notice-kinds.ts`. */
export const closingKinds = {
  'tried-to-reach': {
    lane: 'decision',
    policy: 'once',
    sms: '您的事要跟您说句话，找了您，没找着。您的事没停。方便的时候打12349，或找村里人捎个话',
    spoken: '您的事，镇上要跟您说句话，没找着您。事没停。您什么时候方便？我捎话。',
  },
  'closed-not-found': {
    lane: 'decision',
    policy: 'once',
    sms: '您的事先停在这儿，几回都没找着您。打12349说一声，就接着办。为什么停、还能怎么办，送纸到家',
    spoken: '您的事先停在这儿，镇上几回都没找着您。您说一声，就接着办。镇上的人会拿着纸来，说给您听。',
  },
  'closed-paper': { lane: 'reminder', policy: 'once' },
  'gone-on': {
    lane: 'decision',
    policy: 'once',
    sms: '您的事接着办了，停下以前办到哪，就从哪儿往下办。不用重新交东西，想问打12349',
    spoken: '您的事接着办了。停下以前办到哪，就从哪儿往下办，不用重新交东西。',
  },
} as const satisfies Record<string, NoticeKind>;
