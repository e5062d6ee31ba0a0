/** The calls this stand-in knows, by the names of the official documents. */
export const apiNames = [
  'code2Session',
  'stableToken',
  'token',
  'getUserPhoneNumber',
  'subscribeSend',
  'getTemplate',
  'getWxaCodeUnlimit',
] as const;

export type ApiName = (typeof apiNames)[number];
