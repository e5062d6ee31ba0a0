/** What a neighbour sees, in the order in which it is asked; the last is for whatever has no word here. */
export const leadSigns = {
  'no-food': '没饭吃，没地方住',
  ill: '病了没人管，没钱看',
  child: '孩子没人管',
  old: '老人没人管',
  disaster: '遭了灾，着了火',
  'lost-work': '断了收入',
  other: '别的难处',
} as const;
export type LeadSign = keyof typeof leadSigns;
export const leadSignKinds = Object.keys(leadSigns) as LeadSign[];

export const leadOutcomes = {
  applied: '帮着申请了',
  emergency: '先给了救急',
  'nothing-needed': '看过了，不用帮',
  'not-found': '没找着这家',
} as const;
export type LeadOutcome = keyof typeof leadOutcomes;
export const leadOutcomeKinds = Object.keys(leadOutcomes) as LeadOutcome[];
