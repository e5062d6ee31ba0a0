import { parseExactly } from './parse-exactly.ts';

/** What WeChat answered: older calls have no errcode when all is well. */
export interface WechatSaid {
  errcode: number;
  [key: string]: unknown;
}

/** An answer of WeChat, its msgid the same as when its event comes. Throws on what is no JSON object. */
export function readAnswer(text: string): WechatSaid {
  const read = parseExactly(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new SyntaxError('not an object');
  const { errcode } = read as { errcode?: unknown };
  return { ...read, errcode: typeof errcode === 'number' ? errcode : 0 };
}
