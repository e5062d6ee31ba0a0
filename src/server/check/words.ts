import { dayInWords } from '../../rules/day-in-words.ts';
import type { Day } from '../../rules/day.ts';
import type { Remedy } from '../../rules/remedies.ts';

/** What the room check says by itself; what a step says stands in its procedure. */
export const words = {
  hangsSince: (day: number) => (day < 1 ? '，今天贴的' : `，第${day}天`),
  hangsByLaw: '您选了悄悄办，可这件事按规定要贴出来，上面有名字。除了贴，别处都不说。',
  hangsByCounty: '您选了悄悄办，可照县里的办法，这件事要贴出来，上面有名字。不想贴，先打12349说。',
  supply: (missing: number) => `还差${missing}样：拍照补，或请村里帮。`,
  isHeard: ['您说的，我们在看，不用再说一遍。', '又想起什么，接着说。'],
  lookAgain: '觉得查得不对，现在说，能再查一遍。定了以后，这条路就没有了。',
  byCall: (hotline: string) => `打${hotline}说一声就行。`,
  applyAgain: '情况变了，随时再申请，不算重复。',
  refusedLine: '为什么、还能怎么办，点开看。',
  countedFrom: (day: Day) => `从${dayInWords(day)}送到您手上那天算起，那天不算。`,
  countedLater: '从纸送到您手上那天算起。纸还没到，日子还没开始。',
  noRemedy: (body: string) => `这件事是${body}定的。还想再说，打12349，我们帮您问。`,
  somebody: '他们',
  panel: '领导小组',
  until: (day: Day) => `最晚${day.slice(0, 4)}年${dayInWords(day)}`,
  over: (day: Day) => `${day.slice(0, 4)}年${dayInWords(day)}已经过了。`,
} as const;

const unit = { days: '天', months: '个月' } as const;
const free = '，不要钱';

/** 收到纸60天内，找县政府，不要钱。 */
export function remedyInWords({ kind, at, within, cost }: Remedy): string {
  const by = within ? `收到纸${within.count}${unit[within.unit]}内，` : '';
  const go = kind === 'court' ? `也能去${at}告` : kind === 'objection' ? `能请${at}再看一遍` : `找${at}，请他们重看`;
  return `${by}${go}${cost === 'free' ? free : ''}。`;
}
