import { setTimeout as pause } from 'node:timers/promises';
import { bare, type Message, type Phones } from '../phones/received.ts';
import { beijingTime } from '../shared/beijing-time.ts';
import { callOut } from '../shared/call-out.ts';
import { take } from '../shared/switches.ts';
import { trackUnderWay } from '../shared/under-way.ts';
import { type SmsSwitches } from './switches.ts';

/** Delivery reports: a JSON array of at most 100, retried two more times when the answer is not `{"result":0}`. */
export interface Reports {
  /** Outcomes PullSmsSendStatus has not handed out yet. */
  readonly pullable: Message[];
  sendTo(url: string | undefined): void;
  expect(messages: Message[]): void;
  /** Lets go what the switch `held` keeps back. */
  release(): Promise<void>;
  /** Until everything under way has been pushed or given up; what is held is not under way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface ReportSettings {
  phones: Phones;
  switches: SmsSwitches;
  clock: () => number;
  to: string | undefined;
  /** How long the operator takes. */
  after: number;
  /** Waits before the second and the third push. */
  retryAfter: number[];
}

const perPush = 100;
const answerWithin = 5000;

export function createReports({ phones, switches, clock, to, after, retryAfter }: ReportSettings): Reports {
  const held: Message[] = [];
  const pullable: Message[] = [];
  const { signal, start, settled, stop } = trackUnderWay();
  let target = to;

  async function deliver(messages: Message[]): Promise<void> {
    const wait = after + switches.state.reportLate;
    if (wait > 0) await pause(wait, undefined, { signal });
    if (switches.state.reports === 'held') held.push(...messages);
    else await conclude(messages);
  }

  async function conclude(messages: Message[]): Promise<void> {
    const outcomes = messages.map(decide);
    pullable.push(...outcomes);
    if (switches.state.reports === 'off' || !target) return;
    const pushes = switches.state.doubled ? 2 : 1;
    for (let from = 0; from < outcomes.length; from += perPush) {
      const body = outcomes.slice(from, from + perPush).map(writeReport);
      for (let push = 0; push < pushes; push++) await pushUntilTaken(target, body);
    }
  }

  function decide(message: Message): Message {
    const bad = take(switches.state.report, (report) => !report.phone || bare(report.phone) === message.phone);
    const outcome: Message = {
      ...message,
      reportStatus: bad ? 'FAIL' : 'SUCCESS',
      reportError: bad?.errmsg ?? 'DELIVRD',
      reportDescription: bad?.description ?? '用户短信送达成功',
      reportAt: new Date(clock()).toISOString(),
    };
    phones.report(outcome);
    return outcome;
  }

  async function pushUntilTaken(url: string, body: object[]): Promise<void> {
    for (const wait of [0, ...retryAfter]) {
      if (wait > 0) await pause(wait, undefined, { signal });
      signal.throwIfAborted();
      const problem = await push(url, body, signal);
      if (!problem) return;
      phones.refuse({ at: new Date(clock()).toISOString(), code: '回执没有送到', message: problem, about: `${body.length} 条` });
    }
  }

  return {
    pullable,
    sendTo(url) {
      target = url;
    },
    expect: (messages) => void start(deliver(messages)),
    release: () => start(conclude(held.splice(0))),
    settled,
    stop,
  };
}

function writeReport(message: Message): object {
  return {
    user_receive_time: beijingTime(Date.parse(message.reportAt)),
    nationcode: '86',
    mobile: message.phone,
    report_status: message.reportStatus,
    errmsg: message.reportError,
    description: message.reportDescription,
    sid: message.serialNo,
    ...(message.context ? { ext: message.context } : {}),
  };
}

/** Resolves with what was wrong, or nothing. */
async function push(url: string, body: object[], signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await callOut(url, { method: 'POST', body: JSON.stringify(body), answerWithin, signal });
    return judgeAnswer(answer.status, answer.body);
  } catch (error) {
    return (error as Error).message;
  }
}

function judgeAnswer(status: number, body: string): string | undefined {
  if (status !== 200) return `HTTP ${status}`;
  return /"result"\s*:\s*0\b/.test(body) ? undefined : `the answer is not {"result":0,…}: ${body.slice(0, 100)}`;
}
