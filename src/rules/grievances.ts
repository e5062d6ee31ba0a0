/*
 * 问一问: she asks where it stays, and a level above whoever is late answers · 好差评: five levels, once a matter · 投诉举报: about a person,
 * a claim, or how something was handled.
 */

/** The best first. The two lowest have somebody ring back. */
export const ratingLevels = {
  'very-good': '非常满意',
  good: '满意',
  fair: '基本满意',
  bad: '不满意',
  'very-bad': '非常不满意',
} as const;
export type RatingLevel = keyof typeof ratingLevels;
export const ratingLevelKinds = Object.keys(ratingLevels) as RatingLevel[];

export function isLow(level: RatingLevel): boolean {
  return level === 'bad' || level === 'very-bad';
}

/** Fewer of a town, a program and a month are not shown: with a handful everybody knows who said what. */
export const fewestShown = 5;

/** What a call back came to; whoever was not reached is rung again. */
export const callOutcomes = {
  explained: '说清楚了',
  mended: '给他改好了',
  unwilling: '他不想说',
  'not-reached': '没打通，再打',
} as const;
export type CallOutcome = keyof typeof callOutcomes;
export const callOutcomeKinds = Object.keys(callOutcomes) as CallOutcome[];

export const complaintKinds = {
  person: '有人做得不对',
  claim: '有人不该领',
  handling: '事情办得不对',
} as const;
export type ComplaintKind = keyof typeof complaintKinds;
export const complaintKindNames = Object.keys(complaintKinds) as ComplaintKind[];

/** Whose doing it is; of a claim it is not asked. */
export const complaintSides = {
  village: '村里的人、联络员',
  town: '镇上',
  county: '县里',
  department: '别的单位',
  outsider: '借我们的名收钱的人',
  unknown: '不知道',
} as const;
export type ComplaintSide = keyof typeof complaintSides;
export const complaintSideNames = Object.keys(complaintSides) as ComplaintSide[];

/** Whose list it stands on. The county's own are answered by whoever audits it. */
export type GrievanceDesk = 'county' | 'auditor';

/** Never the one that it is about: what may be the county's is not the county's to answer. */
export function deskOfComplaint(kind: ComplaintKind, side: ComplaintSide | undefined): GrievanceDesk {
  if (side === 'county') return 'auditor';
  return kind !== 'claim' && (side === 'unknown' || side === undefined) ? 'auditor' : 'county';
}

/** Who answers, as she reads it. */
export const deskNames: Readonly<Record<GrievanceDesk, string>> = { county: '县里', auditor: '县里管监督的' };
