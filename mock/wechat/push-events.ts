import { createHash, randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { callOut } from '../shared/call-out.ts';
import { take } from '../shared/switches.ts';
import { trackUnderWay } from '../shared/under-way.ts';
import { makeSentEvent, type WechatEvent } from './make-event.ts';
import { encryptPush, signPush } from './push-crypto.ts';
import type { WechatSwitches } from './switches.ts';
import type { Users, WechatMessage } from './users.ts';

/** Pushes events in the secure mode: three attempts, five seconds each. */
export interface Events {
  /** Resolves when the county took it, or after the third attempt, or at once while pushes are held. */
  push(event: WechatEvent): Promise<void>;
  /** What became of a message, a moment after it was sent. */
  tellSent(message: WechatMessage): void;
  sendTo(url: string | undefined): void;
  /** The GET by which a county proves that the address is its own. */
  verify(): Promise<'verified' | 'not-verified'>;
  /** Pushes what the switches hold back. */
  release(): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface PushTo {
  url: string;
  token: string;
  /** 43 letters and figures */
  encodingAesKey: string;
}

export interface EventSettings {
  appId: string;
  users: Users;
  switches: WechatSwitches;
  clock: () => number;
  push: PushTo | undefined;
  /** Milliseconds until it is known what became of a message. */
  sentAfter: number;
  /** Milliseconds before the second and the third attempt. */
  retryAfter: number[];
  answerWithin: number;
}

export function createEvents({ appId, users, switches, clock, push, sentAfter, retryAfter, answerWithin }: EventSettings): Events {
  const held: WechatEvent[] = [];
  const { signal, start, settled, stop } = trackUnderWay();
  const originalId = `gh_${createHash('sha1').update(appId).digest('hex').slice(0, 12)}`;
  let target = push;

  async function deliver(event: WechatEvent): Promise<void> {
    const { state } = switches;
    if (state.pushLate > 0) await pause(state.pushLate, undefined, { signal });
    const whole = { ToUserName: originalId, CreateTime: Math.floor(clock() / 1000), MsgType: 'event', ...event };
    if (state.pushes === 'held') held.push(whole);
    else await pushAsOftenAsAsked(whole);
  }

  async function pushAsOftenAsAsked(event: WechatEvent): Promise<void> {
    if (switches.state.pushes === 'off' || !target) return;
    const pushes = switches.state.doubled ? 2 : 1;
    for (let count = 0; count < pushes; count++) await pushUntilTaken(target, event);
  }

  async function pushUntilTaken(to: PushTo, event: WechatEvent): Promise<void> {
    for (const wait of [0, ...retryAfter]) {
      if (wait > 0) await pause(wait, undefined, { signal });
      signal.throwIfAborted();
      const problem = await pushOnce(to, event);
      if (!problem) return;
      refuse(problem, event.Event);
    }
  }

  async function pushOnce(to: PushTo, event: WechatEvent): Promise<string | undefined> {
    const body = { ToUserName: originalId, Encrypt: encryptPush(JSON.stringify(event), { ...to, appId }) };
    const query = signedQuery(to, { openid: event.FromUserName, encrypt_type: 'aes' }, body.Encrypt);
    try {
      const answer = await callOut(`${to.url}?${query}`, { method: 'POST', body: JSON.stringify(body), answerWithin, signal });
      if (answer.status !== 200) return `HTTP ${answer.status}`;
      return ['', 'success'].includes(answer.body.trim()) ? undefined : `the answer is not success: ${answer.body.slice(0, 100)}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  function signedQuery(to: PushTo, more: Record<string, string>, encrypted?: string): URLSearchParams {
    const timestamp = String(Math.floor(clock() / 1000));
    const nonce = String(randomInt(1e9));
    const query = { signature: signPush(to.token, timestamp, nonce), timestamp, nonce, ...more };
    if (encrypted === undefined) return new URLSearchParams(query);
    return new URLSearchParams({ ...query, msg_signature: signPush(to.token, timestamp, nonce, encrypted) });
  }

  function refuse(message: string, about: string): void {
    users.refuse({ at: new Date(clock()).toISOString(), code: '推送没有送到', message, about });
  }

  async function tell(message: WechatMessage): Promise<void> {
    if (sentAfter > 0) await pause(sentAfter, undefined, { signal });
    const bad = take(switches.state.sent, ({ openid }) => openid === undefined || openid === message.openid);
    users.conclude({ msgid: message.msgid, state: bad ? 'failure' : 'success' });
    await deliver(makeSentEvent(message, bad ?? { errorCode: '0', errorStatus: 'success' }, clock()));
  }

  return {
    push: (event) => start(deliver(event)),
    tellSent: (message) => void start(tell(message)),
    sendTo(url) {
      if (url !== undefined && !target && !push) throw new Error('there is neither token nor key to push with');
      target = url === undefined ? undefined : { ...(target ?? push)!, url };
    },
    async verify() {
      if (!target) return 'not-verified';
      const echostr = String(randomBytes(8).readBigUInt64BE());
      try {
        const query = signedQuery(target, { echostr });
        const answer = await callOut(`${target.url}?${query}`, { method: 'GET', answerWithin, signal });
        if (answer.status === 200 && answer.body === echostr) return 'verified';
        refuse(`HTTP ${answer.status}: ${answer.body.slice(0, 100)}`, '校验网址');
      } catch (error) {
        refuse((error as Error).message, '校验网址');
      }
      return 'not-verified';
    },
    release: () => start(Promise.all(held.splice(0).map(pushAsOftenAsAsked)).then(() => undefined)),
    settled,
    stop,
  };
}
