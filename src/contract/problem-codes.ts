/**
 * Every way the county says no, with its HTTP status. The words a person reads stand in `server/platform/words.ts`;
 * a code without words does not compile. Codes are never renamed: old phones know them.
 */
export const problemStatus = {
  'bad-request': 400,
  'field-refused': 400,
  'paper-damaged': 400,
  'paper-not-a-photo': 400,
  'file-unreadable': 400,
  'sign-in-needed': 401,
  'code-wrong': 401,
  'wechat-code-wrong': 401,
  'phone-needed': 401,
  'staff-sign-in-wrong': 401,
  'not-for-you': 403,
  'reason-needed': 403,
  'own-household': 403,
  'not-found': 404,
  'code-unknown': 404,
  'already-sent-differently': 409,
  'papers-missing': 409,
  'too-many-papers': 409,
  'seal-unknown': 409,
  'changed-meanwhile': 409,
  'file-differs': 409,
  'held-by-colleague': 409,
  'not-now': 409,
  'consent-withdrawn': 409,
  'taken-down': 410,
  'too-large': 413,
  'proof-of-work-wrong': 422,
  'not-an-invented-person': 422,
  'sum-needed': 428,
  'too-many-codes': 429,
  'too-many-tries': 429,
  'codes-paused': 503,
  'try-again-later': 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;
