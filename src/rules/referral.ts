/*
 * What may be done with a referral, by whom, and what follows. Asked of a body once: it takes it, asks first, or says that it is not
 * theirs. "Not ours" comes back to the window and never to the person; the second time it is a joint consultation by itself, and whoever
 * its conclusion names cannot send it back any more.
 */

/**
 * sent the body has to answer · question the window has to answer · taken the body owes an outcome · returned the window looks for
 * another body · consulting opinions are given, then one conclusion · done · ended taken back by the window
 */
export const referralStates = ['sent', 'question', 'taken', 'returned', 'consulting', 'done', 'ended'] as const;
export type ReferralState = (typeof referralStates)[number];

/** take 我们办 · not-ours 不归我们 · ask 先问一句 · answer · send-on 转给另一家 · opinion 会诊意见 · conclude 会诊结论 · finish 办好了 · end 不转了 */
export const referralActs = ['take', 'not-ours', 'ask', 'answer', 'send-on', 'opinion', 'conclude', 'finish', 'end'] as const;
export type ReferralAct = (typeof referralActs)[number];

export type ReferralSide = 'window' | 'body';

export interface ReferralNow {
  state: ReferralState;
  body: string;
  bounced: readonly string[];
  parties: readonly string[];
  /** Who has given an opinion already. */
  opinions: readonly string[];
  concluded: 'yes' | 'not-yet';
  /** Whether the day by which somebody was to answer has passed. */
  due: 'open' | 'past';
}

/** How often "not ours" is borne before everybody sits down together. */
const bouncesAtMost = 2;

interface ActRule {
  side: ReferralSide;
  from: readonly ReferralState[];
}

const rules: Readonly<Record<ReferralAct, ActRule>> = {
  take: { side: 'body', from: ['sent'] },
  'not-ours': { side: 'body', from: ['sent'] },
  ask: { side: 'body', from: ['sent'] },
  finish: { side: 'body', from: ['taken'] },
  opinion: { side: 'body', from: ['consulting'] },
  answer: { side: 'window', from: ['question'] },
  'send-on': { side: 'window', from: ['returned'] },
  conclude: { side: 'window', from: ['consulting'] },
  end: { side: 'window', from: ['sent', 'question', 'returned'] },
};

/** Whose turn an act is. */
export function sideOfAct(act: ReferralAct): ReferralSide {
  return rules[act].side;
}

/**
 * The state that follows, or nothing where it may not be done now. `by`: the body that acts; a body without a desk here says it to the
 * window, which writes it down for it.
 */
export function followReferralAct(now: ReferralNow, act: ReferralAct, by: string): ReferralState | undefined {
  const rule = rules[act];
  if (!rule.from.includes(now.state)) return undefined;
  if (act === 'opinion') return now.parties.includes(by) && !now.opinions.includes(by) ? 'consulting' : undefined;
  if (rule.side === 'body' && by !== now.body) return undefined;
  if (act === 'not-ours') {
    if (now.concluded === 'yes') return undefined;
    return now.bounced.length + 1 >= bouncesAtMost ? 'consulting' : 'returned';
  }
  // Nobody is passed over: a conclusion waits for every opinion, but not for ever.
  if (act === 'conclude') return now.due === 'past' || now.parties.every((one) => now.opinions.includes(one)) ? 'sent' : undefined;
  return next[act];
}

const next = { take: 'taken', ask: 'question', finish: 'done', answer: 'sent', 'send-on': 'sent', end: 'ended' } as const;

/** What this side may do now. A window may also write down what a body without a desk has said. */
export function listReferralActs(now: ReferralNow, side: ReferralSide, by: string): ReferralAct[] {
  return referralActs.filter((act) => rules[act].side === side && followReferralAct(now, act, by) !== undefined);
}

/** Whose silence it is when the day passes; nobody's where the window has the next word. */
export function whoOwesAnswer(now: Pick<ReferralNow, 'state' | 'body' | 'parties' | 'opinions'>): string[] {
  if (now.state === 'sent' || now.state === 'taken') return [now.body];
  if (now.state === 'consulting') return now.parties.filter((one) => !now.opinions.includes(one));
  return [];
}
