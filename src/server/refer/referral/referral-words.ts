import type { ReferralAct, ReferralState } from '../../../rules/referral.ts';

/** Where a referral is, for the staff. */
export const stateTitles: Readonly<Record<ReferralState, string>> = {
  sent: '等单位回话',
  question: '单位在问',
  taken: '单位接了，等结果',
  returned: '单位说不归他们',
  consulting: '会诊',
  done: '办好了',
  ended: '不转了',
};

/** Words of the buttons, and what each needs. */
export const actWords: Readonly<Record<ReferralAct, { title: string; needs: readonly ('text' | 'amount' | 'body' | 'whose')[] }>> = {
  take: { title: '我们办', needs: [] },
  'not-ours': { title: '不归我们', needs: ['whose', 'text'] },
  ask: { title: '先问一句', needs: ['text'] },
  answer: { title: '答一句', needs: ['text'] },
  'send-on': { title: '转给另一家', needs: ['body'] },
  opinion: { title: '写意见', needs: ['text'] },
  conclude: { title: '写结论，定谁办', needs: ['body', 'text'] },
  finish: { title: '办好了，写结果', needs: ['amount', 'text'] },
  end: { title: '不转了', needs: ['text'] },
};

/** Words of a step in the referral's own story. */
export const stepTitles: Readonly<Record<string, string>> = {
  sent: '转过去',
  take: '我们办',
  'not-ours': '不归我们',
  ask: '先问一句',
  answer: '答',
  'send-on': '转给另一家',
  opinion: '会诊意见',
  conclude: '会诊结论',
  finish: '办好了',
  end: '不转了',
  silent: '到了日子没回话，报到县里',
};
