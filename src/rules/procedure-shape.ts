/*
 * What a procedure file says. Steps as data: who may record which event, where it leads, what the person is told.
 * The texts may hold {amount} {reason} {remedy} {due} {total}; the server fills them.
 */

/**
 * village: 村（居）委会 · town: 镇（街道） · county: 县民政局 · department: whichever office or body else the matter is with (医保局, 学校,
 * 医院, 慈善总会, 银行; the step's `who` names it) · panel: 评委会, 领导小组 · finance: 财政 · clock: what is due by itself
 */
export const roles = ['citizen', 'village', 'town', 'county', 'department', 'panel', 'finance', 'clock'] as const;
export type Role = (typeof roles)[number];

export const sourceKinds = ['law', 'county-promise', 'demo'] as const;
/** law: it stands in a text that was read · county-promise: the county's own word · demo: nobody published it. */
export type SourceKind = (typeof sourceKinds)[number];

export const tones = ['done', 'on-its-way', 'needs-you', 'refused'] as const;
export type Tone = (typeof tones)[number];

export const needs = ['amount', 'reason', 'remedy'] as const;
export type Need = (typeof needs)[number];

/** The event kind of filing itself; limits may count from it. */
export const submitEvent = 'submit';

export interface Limit {
  days: number;
  counting: 'working' | 'calendar';
  /** The event kind it counts from; that day is never day 1. */
  from: string;
  kind: SourceKind;
  ref: string;
}

/** The line in her timeline. */
export interface Said {
  title: string;
  text: string;
  tone: Tone;
}

export interface ProcedureEvent {
  event: string;
  to: string;
  role: Role[];
  /** Words on the button, for staff or for her. */
  title: string;
  needs: Need[];
  /** Which notice goes out; none for what she reads only when she looks. */
  notice?: string;
  /** Not before this step's clock has run out, such as the seven days of a public notice. */
  notBefore?: 'step-ended';
  said: Said;
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
  final?: true;
}

export interface Procedure {
  id: string;
  version: number;
  name: string;
  /** The step a matter is in once filed. */
  start: string;
  /** What is said of filing. */
  first: Said & { notice?: string };
  /** For the whole, until the decision. */
  total?: Limit;
  steps: Record<string, Step>;
  source: string;
}
