import type { NoticeKind } from './notice-kinds.ts';

/** News of sessions and of policy: a part of the table of `notice-kinds.ts`. */
export const newsKinds = {
  session: {
    lane: 'reminder',
    policy: 'once',
    sms: '{day}有人到您村里讲帮扶政策，{hour}开始。在哪儿、带什么，打开码上知就能看到，或打12349问。不收钱',
  },
  'session-moved': {
    lane: 'reminder',
    policy: 'once',
    sms: '到您村里讲帮扶政策的日子改了，改到{day}，{hour}开始。在哪儿、带什么，打开码上知就能看到，或打12349问',
  },
  'session-cancelled': {
    lane: 'reminder',
    policy: 'once',
    sms: '原来说{day}到您村里讲帮扶政策，这次不来了，别白跑。什么时候再来，另外告诉您。想问打12349',
  },
  'policy-for-you': {
    lane: 'campaign',
    policy: 'once',
    sms: '有一样帮扶，您家可能够得上。是什么、怎么办，打开码上知就能看到，或打12349问。不想收，打12349说一声',
    spoken: '有一样帮扶，您家可能够得上。想知道是哪样，我陪您打12349。以后不想听这些，跟我说一声。',
  },
} as const satisfies Record<string, NoticeKind>;
