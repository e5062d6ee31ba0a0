import { setTimeout as pause } from 'node:timers/promises';
import { bare, type Message, type Phones } from './received.ts';
import { callOut } from '../shared/call-out.ts';
import { take } from '../shared/switches.ts';
import { trackUnderWay } from '../shared/under-way.ts';
import { type SmsSwitches } from './sms-switches.ts';

/** Delivery reports: a JSON array, pushed again while the answer is not the one that the vendor waits for. */
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
  /** Waits before the second and each further push. */
  retryAfter: number[];
  form: ReportForm;
}

/** What is one vendor's own about its reports. */
export interface ReportForm {
  perPush: number;
  write(message: Message): object;
  /** What is wrong with the answer, or nothing. */
  judgeAnswer(status: number, body: string): string | undefined;
}

const answerWithin = 5000;

export function createReports({ phones, switches, clock, to, after, retryAfter, form }: ReportSettings): Reports {
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
    for (let from = 0; from < outcomes.length; from += form.perPush) {
      const body = outcomes.slice(from, from + form.perPush).map(form.write);
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
      const problem = await push(url, body, form.judgeAnswer, signal);
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

/** Resolves with what was wrong, or nothing. */
async function push(url: string, body: object[], judgeAnswer: ReportForm['judgeAnswer'], signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await callOut(url, { method: 'POST', body: JSON.stringify(body), answerWithin, signal });
    return judgeAnswer(answer.status, answer.body);
  } catch (error) {
    return (error as Error).message;
  }
}
