import { imageTypeOf } from './image-type.ts';
import { parseExactly } from './parse-exactly.ts';

/** What WeChat answered: older calls have no errcode when all is well, and a picture is alone. */
export interface WechatSaid {
  errcode: number;
  picture?: Buffer;
  [key: string]: unknown;
}

/**
 * An answer of WeChat, its msgid the same as when its event comes. By its bytes and not by its content type: a PNG comes as
 * image/jpeg, a refusal once came as text. Throws on what is neither a picture nor a JSON object.
 */
export function readAnswer(bytes: Buffer): WechatSaid {
  if (imageTypeOf(bytes)) return { errcode: 0, picture: bytes };
  const read = parseExactly(bytes.toString('utf8'));
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new SyntaxError('not an object');
  const { picture: _never, ...said } = read as Record<string, unknown>;
  return { ...said, errcode: typeof said['errcode'] === 'number' ? said['errcode'] : 0 };
}
