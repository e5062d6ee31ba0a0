import type { Remedy } from './remedies.ts';

/**
 * Who takes a matter in: town-of-event 急难发生地的镇 · town-of-hukou 户籍地的镇 · school · hospital · body the body that answers for the
 * program · none nobody has to apply (社会救助法 37, 38).
 */
export const receiverKinds = ['town-of-event', 'town-of-hukou', 'school', 'hospital', 'body', 'none'] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

/** department 政府部门 · union 群团 (工会, 妇联, 团委, 残联) · charity 慈善 · utility 水电气暖 · school · hospital · bank · legal-aid 法律援助 */
export const bodyKinds = ['department', 'union', 'charity', 'utility', 'school', 'hospital', 'bank', 'legal-aid'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/**
 * Whether she has to agree before anything of hers goes there. Departments, schools and hospitals share by law what a help needs
 * (社会救助法 42, 62); others are bodies of their own.
 */
export function needsConsent(kind: BodyKind): boolean {
  return !['department', 'school', 'hospital'].includes(kind);
}

/** 单位: somebody other than a town that aid is asked of. */
export interface Body {
  id: string;
  name: string;
  kind: BodyKind;
  /** Of its desk. */
  phone: string;
  /** Where its decisions may be taken by whoever does not agree; a charity, a union and a bank have none. */
  remedies: readonly Remedy[];
  /** Procedures in which it decides although another body answers for the program: a school, a bank. */
  decides: readonly string[];
}
