import { addDays, dayOf, startOfDay, type Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';

/**
 * draft: its writer may change it · finding: the engine looks for whom it may fit · audience-ready: frozen, waits for a second person ·
 * approved: the samples are told · sampled: they were, and somebody looks how they fared · running ⇄ paused · done: nobody waits any more ·
 * stopped: for good
 */
export type CampaignState = 'draft' | 'finding' | 'audience-ready' | 'approved' | 'sampled' | 'running' | 'paused' | 'done' | 'stopped';

/** go-on: the samples were looked at. */
export const campaignActs = ['find', 'approve', 'go-on', 'pause', 'resume', 'stop'] as const;
export type CampaignAct = (typeof campaignActs)[number];

/** Why somebody was looked at and is not told. unfit: what is known speaks against it, or for nothing. */
export const leftBecause = ['unfit', 'asked', 'told-family', 'said-no', 'consent', 'quiet', 'gone'] as const;
export type LeftBecause = (typeof leftBecause)[number];

/** Of the finding: how many families, and no person. Reasons by their words, of whom several can be one family's. */
export interface CampaignCounts {
  looked: number;
  likely: number;
  maybe: number;
  towns: Record<string, number>;
  reasons: Record<string, number>;
  left: Partial<Record<LeftBecause, number>>;
}

export const nobodyCounted: CampaignCounts = { looked: 0, likely: 0, maybe: 0, towns: {}, reasons: {}, left: {} };

/** An inbox's card on a small phone bears no more. */
export const campaignLimits = { title: 24, text: 200 } as const;

/** Told first, and looked at, before anybody else is. */
export const sampleSize = 20;

/** One message of this sort a person and week, whatever county offices have to say: who hears too often stops listening, and then misses a decision. */
export const restDays = 7;

/**
 * Cards of this sort that lie in one village at once: the next comes when one was said. Our own choice: a liaison has decisions to tell, and a
 * field to till.
 */
export const cardsAtOnce = 3;

/** When somebody who is told may ring and somebody answers, in hours of Shanghai. Our own choice. */
const hours = { from: 9, until: 20 };
const HOUR = 3_600_000;

export function isCampaignHour(now: Date): boolean {
  const hour = (now.getTime() - startOfDay(dayOf(now)).getTime()) / HOUR;
  return hour >= hours.from && hour < hours.until;
}

/** Which acts a state allows: whatever goes out can be held. */
const actsOf: Readonly<Record<CampaignState, readonly CampaignAct[]>> = {
  draft: ['find', 'stop'],
  finding: ['stop'],
  'audience-ready': ['approve', 'stop'],
  approved: ['pause', 'stop'],
  sampled: ['go-on', 'stop'],
  running: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  done: ['pause', 'stop'],
  stopped: [],
};

/** Cards for the liaison: how many wait for a place in their village, how many lie with a liaison. */
export interface CardsLeft {
  waiting: number;
  open: number;
}

/** The same, of a campaign as it stands: where all were told there is something to hold or to end only while cards are left. */
export function actsNow(state: CampaignState, { waiting, open }: CardsLeft): readonly CampaignAct[] {
  if (state !== 'done') return actsOf[state];
  return actsOf.done.filter((act) => waiting > 0 || (act === 'stop' && open > 0));
}

/** Acts of a second person. */
export const secondPersonActs: readonly CampaignAct[] = ['approve', 'go-on'];

/** Where each act leads: what was held goes back to the samples where nobody has looked at them yet. */
export function leadsTo(act: CampaignAct, areSamplesSeen: boolean): CampaignState {
  if (act === 'resume' && !areSamplesSeen) return 'approved';
  return leads[act];
}

const leads: Readonly<Record<CampaignAct, CampaignState>> = {
  find: 'finding',
  approve: 'approved',
  'go-on': 'running',
  pause: 'paused',
  resume: 'running',
  stop: 'stopped',
};

/**
 * How many persons an hour the hotline bears: the calls that its lines take in an hour, by the share of those told who ring. Nothing where the
 * county has not set all three.
 */
export function personsAnHour(figures: readonly Figure[], day: Day): number | undefined {
  const lines = figureOn(figures, 'hotline-lines', day)?.value;
  const calls = figureOn(figures, 'hotline-calls-line-hour', day)?.value;
  const share = figureOn(figures, 'hotline-call-share', day)?.value;
  if (lines === undefined || calls === undefined || !share) return undefined;
  return Math.floor((lines * calls * 100) / share);
}

/** So many at most in any minute: an hour's worth at once would be an hour's calls at once. */
export function personsAMinute(anHour: number): number {
  return Math.ceil(anHour / 60);
}

/** The earliest moment at which she may be told after another campaign told her. */
export function restsUntil(toldAt: Date): Date {
  return startOfDay(addDays(dayOf(toldAt), restDays));
}

const sum = /[\d零一二三四五六七八九十百千万两]\s?(?:余|多|来)?\s?(?:元|块钱?|万元)|¥\s?\d/u;
const promise = /(?<!可能)够得上|符合|一定能|肯定能|保证|都能领|直接领|名额|最后一天|赶快|赶紧/u;

/** What is wrong with the words of a campaign besides what may not be public at all, said to whoever wrote them; nothing: undefined. */
export function campaignTextFault(text: string): string | undefined {
  if (sum.test(text)) return '别写多少钱。多少钱，最后由县里算。';
  const promised = promise.exec(text)?.[0];
  if (promised) return `别写“${promised}”。只说可能够得上。`;
  return text.includes('可能够得上') ? undefined : '请写上“可能够得上”。';
}
