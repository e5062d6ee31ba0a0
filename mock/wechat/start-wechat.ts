import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerSwitches } from '../shared/answer-switches.ts';
import { openServer } from '../shared/open-server.ts';
import { readBody } from '../shared/read-body.ts';
import { sendJson } from '../shared/send-json.ts';
import { sendPage } from '../shared/send-page.ts';
import { takesJson } from '../shared/takes-json.ts';
import type { Account } from './account.ts';
import { answerRequest, type Desk } from './answer-request.ts';
import { standInRoutes } from './answer-stand-in.ts';
import { apiNames, type ApiName } from './api-names.ts';
import { createCodes } from './codes.ts';
import { drawPage } from './draw-page.ts';
import type { WechatEvent } from './make-event.ts';
import { createEvents, type PushTo } from './push-events.ts';
import { createWechatSwitches, type WechatSwitches } from './switches.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createUserSide, type UserSide } from './user-side.ts';
import { createUsers, type Users } from './users.ts';

export interface WechatSettings extends Account {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Milliseconds; lives of codes and tokens go by it. */
  clock?: () => number;
  push?: PushTo;
  /** Milliseconds until the event that tells what became of a message. */
  sentAfter?: number;
  /** Milliseconds that handing over one message takes: a second one to the same user meanwhile is 43108. */
  sendTakes?: number;
  pushRetryAfter?: number[];
  pushAnswerWithin?: number;
  /** Where the users' side is kept, so that the next start still knows it. */
  stateFile?: string;
}

export interface Wechat {
  url: string;
  users: UserSide;
  /** All that was sent, and what was refused and why. */
  log: Pick<Users, 'messages' | 'refusals'>;
  switches: WechatSwitches;
  /** How often each call of the API was made, refused or not. */
  counts: Readonly<Record<ApiName, number>>;
  tokens: Pick<Tokens, 'forget'>;
  setPushTo(url: string | undefined): void;
  verifyPushUrl(): Promise<'verified' | 'not-verified'>;
  pushEvent(event: WechatEvent): Promise<void>;
  releasePushes(): Promise<void>;
  /** Until every event under way has been pushed or given up. */
  pushesSettled(): Promise<void>;
  stop(): Promise<void>;
}

/** WeChat for one mini-program: its API on the loopback, and its users. */
export async function startWechat(settings: WechatSettings): Promise<Wechat> {
  const { host = '127.0.0.1', port = 0, clock = Date.now, stateFile, sendTakes = 20, push, ...rest } = settings;
  const { sentAfter = 0, pushRetryAfter: retryAfter = [1000, 1000], pushAnswerWithin: answerWithin = 5000, ...account } = rest;
  const users = createUsers(account.templates, stateFile);
  const switches = createWechatSwitches(() => {
    if (switches.state.pushes !== 'held') void events.release();
  });
  const events = createEvents({ appId: account.appId, users, switches, clock, push, sentAfter, retryAfter, answerWithin });
  const stopping = new AbortController();
  const desk: Desk = {
    account,
    users,
    loginCodes: createCodes(clock),
    phoneCodes: createCodes(clock),
    tokens: createTokens(clock),
    events,
    switches,
    counts: Object.fromEntries(apiNames.map((name) => [name, 0])) as Record<ApiName, number>,
    busy: new Set(),
    drawn: [],
    clock,
    sendTakes,
    stopping: stopping.signal,
  };
  const userSide = createUserSide(desk);
  const server = await openServer({ host, port }, (request, response) => answer(request, response, desk, userSide));
  // What an earlier start sent and had no word on yet.
  for (const message of users.messages.filter(({ state }) => state === 'waiting')) events.tellSent(message);

  return {
    url: server.url,
    users: userSide,
    log: users,
    switches,
    counts: desk.counts,
    tokens: desk.tokens,
    setPushTo: events.sendTo,
    verifyPushUrl: events.verify,
    pushEvent: events.push,
    releasePushes: events.release,
    pushesSettled: events.settled,
    async stop() {
      stopping.abort();
      await events.stop();
      await server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk, userSide: UserSide): Promise<void> {
  // Not by `new URL`: what a stranger sends, such as `//`, need not be one.
  const [pathname = '/', search] = (request.url ?? '/').split('?');
  const query = new URLSearchParams(search);
  const body = await readBody(request);
  const { switches, users, counts, events } = desk;
  const route = `${request.method} ${pathname}`;
  if ((await answerSwitches({ request, route, body, response }, { switches, release: events.release })) === 'answered') return;
  if (route.startsWith('POST /stand-in') && !takesJson(request, response)) return;
  if (Object.hasOwn(standInRoutes, route)) {
    const wish = request.method === 'GET' ? Object.fromEntries(query) : (JSON.parse(body.toString()) as Record<string, unknown> | null);
    return sendJson(response, 200, await standInRoutes[route]!(wish ?? {}, userSide));
  }
  switch (route) {
    case 'GET /':
      return void response.writeHead(302, { location: '/wechat' }).end();
    case 'GET /wechat':
      return sendPage(response, drawPage(users, desk.account, query.get('openid') ?? undefined));
    case 'GET /wechat.json':
      return sendJson(response, 200, { messages: users.messages, refusals: users.refusals, counts });
    case 'POST /stand-in/push-check':
      return sendJson(response, 200, { push: await events.verify() });
  }
  const outcome = await answerRequest({ method: request.method ?? '', pathname, query, body }, desk);
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'hang') response.writeHead(outcome.status, { 'content-type': outcome.type }).end(outcome.body);
}
