import { parseExactly } from '../../wechat/index.ts';

export interface WechatEvent {
  kind: string;
  openid: string;
  /** Seconds since 1970, as WeChat wrote them. */
  at: string;
  /** The entries of List, which WeChat sends bare when there is only one. */
  lines: Record<string, unknown>[];
  /** Codes of what she no longer lets us know, such as 8 for the phone number. */
  revoked: string[];
}

/** An event by its text, or nothing if it is none. Figures may come as text or as numbers, a message's even as one too large for JavaScript. */
export function readEvent(text: string): WechatEvent | undefined {
  let read: unknown;
  try {
    read = parseExactly(text);
  } catch {
    return undefined;
  }
  if (!isObject(read) || typeof read['Event'] !== 'string') return undefined;
  const { Event: kind, FromUserName: from, OpenID: of, CreateTime: at, List: list, RevokeInfo: revoked } = read;
  const openid = typeof of === 'string' && of ? of : from;
  if (typeof openid !== 'string' || !openid) return undefined;
  return {
    kind,
    openid,
    at: String(at),
    lines: (Array.isArray(list) ? list.slice(0, 20) : [list]).filter(isObject),
    revoked: String(revoked ?? '').match(/\d+/g) ?? [],
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
