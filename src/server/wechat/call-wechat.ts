import type { House } from '../platform/house.ts';
import { openCaller as openOutboundCaller, OutboundFailed, type OutboundCall } from '../platform/outbound.ts';
import type { WechatSettings } from '../platform/settings.ts';
import { readAnswer, type WechatSaid } from './read-answer.ts';
import { StableToken } from './stable-token.ts';
import { WechatRefused } from './wechat-refused.ts';

const maxAnswerBytes = 64 * 1024;
const tokenCodes = new Set([40001, 40014, 42001]);
const busy = -1;
/** Someone waits with the phone in her hand: two pauses of one and two seconds, then she is told. */
const pausesMs = [1000, 2000];

/** Only a person can mend these, in WeChat's own console. */
const forTheOperator: Record<string, string> = {
  40013: 'WECHAT_APP_ID is not known to WeChat',
  40125: 'WECHAT_APP_SECRET is wrong',
  40164: 'this server’s address is not on the allow-list of the mini-program',
  40243: 'WECHAT_APP_SECRET is frozen',
  48001: 'the mini-program has no right to this call',
  89503: 'this server’s address waits for the administrator’s confirmation',
  89506: 'the administrator refused this server’s address',
  89507: 'the administrator refused this server’s address for now',
  40037: 'a template of WECHAT_TEMPLATES is not one of the account',
  41030: 'the page, of WECHAT_TEMPLATES or of a village code, is not in the published mini-program',
  43107: 'subscribe messages of this account are banned',
  45009: 'the quota of this call is used up, of the day or, for codes, of the minute',
};

export interface CallWechat {
  /**
   * One call. Throws `WechatRefused` with WeChat's errcode, or with the network's word when no whole answer came. A `-1`
   * is asked again only where repeating is harmless.
   */
  plain(call: OutboundCall, repeat?: 'harmless'): Promise<WechatSaid>;
  /** The same with the access token; a token that WeChat no longer takes is renewed once and the call repeated once. */
  withToken(call: OutboundCall, repeat?: 'harmless'): Promise<WechatSaid>;
}

/** The way to WeChat's servers. `pause` waits between repeats; tests do not. */
export function openCaller(
  { clock, log }: Pick<House, 'clock' | 'log'>,
  settings: WechatSettings,
  pause: (ms: number) => Promise<void>,
): CallWechat {
  const call = openOutboundCaller(settings.endpoint, { timeoutMs: settings.timeoutMs, maxBytes: maxAnswerBytes });

  async function once(what: OutboundCall): Promise<WechatSaid> {
    const bytes = await call(what).catch((error: unknown) => {
      throw error instanceof OutboundFailed ? new WechatRefused(error.code) : error;
    });
    try {
      return readAnswer(bytes);
    } catch {
      throw new WechatRefused('not-understood');
    }
  }

  async function plain(what: OutboundCall, repeat?: 'harmless'): Promise<WechatSaid> {
    let said = await once(what);
    for (const ms of repeat ? pausesMs : []) {
      if (said.errcode !== busy) break;
      await pause(ms);
      said = await once(what);
    }
    if (said.errcode === 0) return said;
    const code = String(said.errcode);
    if (forTheOperator[code]) log.error({ vendorCode: code, because: forTheOperator[code] }, 'wechat');
    throw new WechatRefused(code);
  }

  const token = new StableToken(async () => {
    const body = { grant_type: 'client_credential', appid: settings.appId, secret: settings.appSecret };
    const said = await plain({ method: 'POST', path: '/cgi-bin/stable_token', body }, 'harmless');
    if (typeof said['access_token'] !== 'string' || typeof said['expires_in'] !== 'number') throw new WechatRefused('not-understood');
    return { token: said['access_token'], expiresInSeconds: said['expires_in'] };
  }, clock);

  async function withToken(what: OutboundCall, repeat?: 'harmless'): Promise<WechatSaid> {
    const held = await tokenOrRefusal(token);
    const go = (accessToken: string) => plain({ ...what, query: { ...what.query, access_token: accessToken } }, repeat);
    try {
      return await go(held);
    } catch (error) {
      if (!(error instanceof WechatRefused && tokenCodes.has(Number(error.code)))) throw error;
      token.drop(held);
    }
    return go(await tokenOrRefusal(token));
  }

  return { plain, withToken };
}

/** Without a token the call itself was never made, whatever became of the asking for one. */
async function tokenOrRefusal(token: StableToken): Promise<string> {
  return token.get().catch((error: unknown) => {
    throw error instanceof WechatRefused ? new WechatRefused(`token:${error.code}`) : error;
  });
}
