import type { NoticeKindName } from './notice/notice-kinds.ts';

/*
 * What a procedure file says. Steps as data: who may record which event, where it leads, what the person is told.
 * The texts may hold {amount} {reason} {rule} {remedy} {finding} {due} {total}; the server fills them.
 */

/**
 * village: 村（居）委会 · town: 镇（街道） · county: 县民政局 · department: whichever office or body else the matter is with (医保局, 学校,
 * 医院, 慈善总会, 银行; the step's `who` names it) · panel: 评委会, 领导小组 · finance: 财政 · hotline: 12349, for her who rings; no procedure file
 * gives it anything · clock: what is due by itself
 */
export const roles = ['citizen', 'village', 'town', 'county', 'department', 'panel', 'finance', 'hotline', 'clock'] as const;
export type Role = (typeof roles)[number];

/**
 * What an event is in law, whatever a county calls it. `check-law.ts` says of these words what must hold on every way through.
 *
 * accept 受理 · ask 一次告知, all that is missing at once · hang 公示 · object a reasoned objection · grant, refuse the decision · pay-first 先行救助, decision and money in one ·
 * supplement what the town writes down afterwards · order 发放 · credit the bank says it is there, or it was handed over ·
 * deliver 送达, on paper · hear 听取意见 · cut, stop less or no more, against her will · lapse ends by itself (death, the last day) ·
 * extend 30 → 45 · withdraw · close 不配合终止, she was not found · resume it goes on by her word · join 并案, the same is asked for in another matter, and goes on there · rise what is late goes up one level
 */
export const meanings = [
  'accept',
  'ask',
  'hang',
  'object',
  'grant',
  'refuse',
  'pay-first',
  'supplement',
  'order',
  'credit',
  'deliver',
  'hear',
  'cut',
  'stop',
  'lapse',
  'extend',
  'withdraw',
  'close',
  'resume',
  'join',
  'rise',
] as const;
export type Meaning = (typeof meanings)[number];

export const sourceKinds = ['law', 'county-promise', 'demo'] as const;
/** law: it stands in a text that was read · county-promise: the county's own word · demo: nobody published it. */
export type SourceKind = (typeof sourceKinds)[number];

export const tones = ['done', 'on-its-way', 'needs-you', 'refused'] as const;
export type Tone = (typeof tones)[number];

/**
 * What must be given with an event. amount: fen · reason: why, in plain words · rule: the article or figure it rests on · remedy: what she
 * can do · finding: what was seen, heard or said, written down · delivery: how the paper reached her · cause: one of the named causes · way:
 * how somebody tried to reach her
 */
export const needs = ['amount', 'reason', 'rule', 'remedy', 'finding', 'delivery', 'cause', 'way'] as const;
export type Need = (typeof needs)[number];

/** money: a sum is decided · status: a recognition that others build on · service: care, work, advice · loan: to be paid back */
export const gifts = ['money', 'status', 'service', 'loan'] as const;

/** The event kind of filing itself; limits may count from it. */
export const submitEvent = 'submit';
/** The event kind by which what is late goes up; no file writes it, every step with a last day has it. */
export const overdueEvent = 'overdue';

export interface Source {
  kind: SourceKind;
  ref: string;
}

export interface Limit extends Source {
  /** Days; for `hours`, hours. */
  days: number;
  counting: 'working' | 'calendar' | 'hours';
  /** The event kind it counts from; that day is never day 1. */
  from: string;
}

/** For the whole, until the decision. */
export interface TotalLimit extends Limit {
  /** Longer only for one of these causes, by an event that names it and tells her. */
  extended?: Source & { days: number; causes: string[] };
}

/** The line in her timeline. */
export interface Said {
  title: string;
  text: string;
  tone: Tone;
}

export interface ProcedureEvent {
  event: string;
  /** None: it is written down, and the matter stays where it is. */
  to?: string;
  role: Role[];
  /** Words on the button, for staff or for her. */
  title: string;
  means?: Meaning;
  needs?: Need[];
  /** Which notice goes out; none for what she reads only when she looks. */
  notice?: NoticeKindName;
  /**
   * May be recorded for many matters in one go, each still by itself: only where nothing is judged of a household that differs from the next
   * one. Taking papers in, hanging and closing a notice, ordering, what the bank says, and what a panel decides as a batch; `check-procedure.ts`
   * refuses it anywhere else.
   */
  together?: true;
  /** Of the clock: once, so many days before this step's last one. */
  ahead?: Source & { days: number };
  /** Not before this step's clock has run out, such as the seven days of a public notice. */
  notBefore?: 'step-ended';
  /** The dated figure, in yuan, that the amount may not pass: so far the person's own signature reaches. */
  cap?: string;
  /**
   * The dated figure, in yuan, of what a town may give out in a year: no amount passes what is left of it. Of one town where the figure's name
   * ends in @ and its place, else the same for each.
   */
  reserve?: string;
  /** The event in which somebody above agreed to a sum: all of a matter that is paid by this event comes to no more. */
  agreed?: string;
  /** None: what the next step says of itself. */
  said?: Said;
}

export interface Step {
  title: string;
  text: string;
  /** The word on the town's paper, shown small behind ours. */
  legalWord?: string;
  tone: Tone;
  /** Who has it now. */
  who: string;
  clock?: Limit;
  events: ProcedureEvent[];
  /** The decision is made: what may be recorded anywhere (withdrawing, a longer limit) may not be recorded here. */
  decided?: true;
  /** Nobody has to do anything, and it may be taken up again: aid that is paid by the month, a recognition until its clock ends, a file. */
  resting?: true;
  /** Nothing follows. */
  final?: true;
}

export interface Procedure {
  id: string;
  version: number;
  /** The day from which it holds. */
  since: string;
  name: string;
  gives: (typeof gifts)[number];
  /** About children: nothing of it is ever hung in a village. */
  children?: true;
  /** The step a matter is in once filed. */
  start: string;
  /** What is said of filing. */
  first: Said & { notice?: NoticeKindName };
  total?: TotalLimit;
  /** What is said when a last day has passed and the matter goes up one level by itself. */
  late?: Said & { notice: NoticeKindName };
  /** May be recorded in every step before the decision. */
  anywhere?: ProcedureEvent[];
  steps: Record<string, Step>;
  source: string;
}
