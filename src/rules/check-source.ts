/** Where an officer may look a fact up: the bodies whose word counts, and her own eyes in the home. */
export const checkSources = {
  police: '公安',
  'civil-affairs': '民政',
  'health-insurance': '医保',
  'social-insurance': '人社',
  land: '不动产',
  bank: '银行、保险、证券',
  tax: '税务',
  market: '市场监管、农业农村',
  education: '教育',
  visit: '入户看的',
} as const;
export type CheckSource = keyof typeof checkSources;
