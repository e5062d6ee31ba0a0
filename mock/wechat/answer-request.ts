import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { take } from '../shared/switches.ts';
import type { Account } from './account.ts';
import type { ApiName } from './api-names.ts';
import type { Codes } from './codes.ts';
import { drawCode } from './draw-code.ts';
import { exchangeCode } from './exchange-code.ts';
import { getPhoneNumber } from './get-phone-number.ts';
import { grantOldToken, grantStableToken } from './grant-token.ts';
import { listTemplates } from './list-templates.ts';
import type { Events } from './push-events.ts';
import { Refused } from './refused.ts';
import { sendMessage } from './send-message.ts';
import type { WechatSwitches } from './switches.ts';
import type { Tokens } from './tokens.ts';
import type { Users } from './users.ts';

export interface Desk {
  account: Account;
  users: Users;
  loginCodes: Codes<string>;
  phoneCodes: Codes<{ openid: string; phone: string }>;
  tokens: Tokens;
  events: Events;
  switches: WechatSwitches;
  counts: Record<ApiName, number>;
  /** Users a message is on its way to. */
  busy: Set<string>;
  /** When codes were asked for in the last minute. */
  drawn: number[];
  clock: () => number;
  /** Milliseconds that handing over one message takes. */
  sendTakes: number;
  stopping: AbortSignal;
}

export interface Request {
  method: string;
  pathname: string;
  query: URLSearchParams;
  body: Buffer;
}

export interface Call {
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** An answer, or what happens to the connection instead. */
export type Answer = { status: number; type: string; body: string | Buffer } | 'hang' | 'cut';

interface Api {
  name: ApiName;
  method: 'GET' | 'POST';
  needs: 'token' | 'nothing';
  act: (call: Call, desk: Desk) => object | string | Promise<string | Buffer>;
}

const apis: Record<string, Api> = {
  '/sns/jscode2session': { name: 'code2Session', method: 'GET', needs: 'nothing', act: exchangeCode },
  '/cgi-bin/stable_token': { name: 'stableToken', method: 'POST', needs: 'nothing', act: grantStableToken },
  '/cgi-bin/token': { name: 'token', method: 'GET', needs: 'nothing', act: grantOldToken },
  '/wxa/business/getuserphonenumber': { name: 'getUserPhoneNumber', method: 'POST', needs: 'token', act: getPhoneNumber },
  '/cgi-bin/message/subscribe/send': { name: 'subscribeSend', method: 'POST', needs: 'token', act: sendMessage },
  '/wxaapi/newtmpl/gettemplate': { name: 'getTemplate', method: 'GET', needs: 'token', act: listTemplates },
  '/wxa/getwxacodeunlimit': { name: 'getWxaCodeUnlimit', method: 'POST', needs: 'token', act: drawCode },
};

/** One call of WeChat's API. Refusals are HTTP 200 with `errcode`, as there. */
export async function answerRequest(request: Request, desk: Desk): Promise<Answer> {
  const api = Object.hasOwn(apis, request.pathname) ? apis[request.pathname] : undefined;
  const openid = api ? openidOf(request, desk) : undefined;
  try {
    if (!api) throw new Refused(40066, 'invalid url');
    desk.counts[api.name]++;
    return await act(api, request, desk, openid);
  } catch (error) {
    if (desk.stopping.aborted) return 'cut';
    const { errcode, message } = error instanceof Refused ? error : { errcode: -1, message: String(error) };
    refuse(desk, errcode, message, `${api?.name ?? request.pathname} ${openid ?? ''}`);
    return json({ errcode, errmsg: `${message} rid: ${makeRid()}` });
  }
}

async function act(api: Api, request: Request, desk: Desk, openid: string | undefined): Promise<Answer> {
  const { state } = desk.switches;
  const aimed = ({ action }: { action?: ApiName }) => action === undefined || action === api.name;
  const call = readCall(api, request, desk);
  const free = occupy(api, openid, desk);
  try {
    await wait(take(state.slow, aimed)?.ms, desk);
    const fail = take(state.fail, (one) => aimed(one) && (one.openid === undefined || one.openid === openid));
    if (fail?.as === 'http') {
      refuse(desk, fail.code, 'by the switches', api.name);
      return { ...json({}), status: fail.code };
    }
    if (fail) throw new Refused(fail.code, fail.message ?? 'by the switches');
    const content = await api.act(call, desk);
    const silent = take(state.silent, aimed);
    if (silent) return silent.how;
    await wait(take(state.late, aimed)?.ms, desk);
    // WeChat calls every picture a JPEG, also the PNG that it draws without a ground.
    return Buffer.isBuffer(content) ? { status: 200, type: 'image/jpeg', body: content } : json(content);
  } finally {
    free();
  }
}

/** @throws Refused 43108 while another message to the same user is on its way */
function occupy({ name }: Api, openid: string | undefined, { busy }: Desk): () => void {
  if (name !== 'subscribeSend' || openid === undefined) return () => {};
  if (busy.has(openid)) throw new Refused(43108, 'concurrent sends to one user');
  busy.add(openid);
  return () => busy.delete(openid);
}

function readCall({ method, needs }: Api, request: Request, { tokens }: Desk): Call {
  if (request.method !== method)
    throw method === 'GET' ? new Refused(43001, 'require GET method') : new Refused(43002, 'require POST method');
  if (needs === 'token') tokens.check(request.query.get('access_token'));
  if (method === 'GET') return { query: request.query, body: {} };
  if (request.body.length === 0) throw new Refused(44002, 'empty post data');
  const body = parse(request.body);
  if (!body) throw new Refused(47001, 'data format error');
  return { query: request.query, body };
}

/** Whom the call is about, as far as it says. */
function openidOf({ query, body }: Request, { loginCodes, phoneCodes }: Desk): string | undefined {
  const { touser, openid, code } = parse(body) ?? {};
  const said = touser ?? openid ?? phoneCodes.peek(code)?.openid ?? loginCodes.peek(query.get('js_code'));
  return typeof said === 'string' ? said : undefined;
}

function parse(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function wait(ms: number | undefined, { stopping }: Desk): Promise<void> {
  if (ms) await pause(ms, undefined, { signal: stopping });
}

function refuse({ users, clock }: Desk, code: number, message: string, about: string): void {
  users.refuse({ at: new Date(clock()).toISOString(), code: String(code), message, about });
}

function json(content: object | string): { status: number; type: string; body: string } {
  return { status: 200, type: 'application/json; encoding=utf-8', body: typeof content === 'string' ? content : JSON.stringify(content) };
}

function makeRid(): string {
  return [0, 0, 0].map(() => randomBytes(4).toString('hex')).join('-');
}
