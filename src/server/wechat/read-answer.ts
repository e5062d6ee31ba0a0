/** What WeChat answered: older calls have no errcode when all is well. */
export interface WechatSaid {
  errcode: number;
  [key: string]: unknown;
}

/**
 * An answer of WeChat. Whole numbers that JavaScript cannot hold stay the text they were, so that a msgid above 2^53
 * is the same one when its event comes. Throws on what is no JSON object.
 */
export function readAnswer(text: string): WechatSaid {
  const read: unknown = JSON.parse(text, keepLargeNumbers);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new SyntaxError('not an object');
  const { errcode } = read as { errcode?: unknown };
  return { ...read, errcode: typeof errcode === 'number' ? errcode : 0 };
}

function keepLargeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const large = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return large && context?.source !== undefined ? context.source : value;
}
