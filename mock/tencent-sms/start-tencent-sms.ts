import type { IncomingMessage, ServerResponse } from 'node:http';
import { drawPage } from '../phones/draw-page.ts';
import { createPhones, type Phones } from '../phones/received.ts';
import { answerSwitches } from '../shared/answer-switches.ts';
import { openServer } from '../shared/open-server.ts';
import { readBody } from '../shared/read-body.ts';
import { sendJson } from '../shared/send-json.ts';
import { sendPage } from '../shared/send-page.ts';
import type { Account } from './account.ts';
import { answerRequest, type Desk } from './answer-request.ts';
import { createReports } from '../phones/push-reports.ts';
import { reportForm } from './report-form.ts';
import { createSmsSwitches, type SmsSwitches } from '../phones/sms-switches.ts';

export interface TencentSmsSettings extends Account {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Milliseconds; limits and times of messages go by it. */
  clock?: () => number;
  /** Signatures are judged by it; only a test of the five minutes moves it. */
  signatureClock?: () => number;
  reportTo?: string;
  reportAfter?: number;
  reportRetryAfter?: number[];
  /** Those of another vendor's stand-in; without them they are its own. */
  phones?: Phones;
  /** Where its own phones keep what they got, so that the next start still shows it. */
  stateFile?: string;
}

export interface TencentSms {
  url: string;
  phones: Phones;
  switches: SmsSwitches;
  setReportTo(url: string | undefined): void;
  releaseReports(): Promise<void>;
  /** Until every report under way has been pushed or given up. */
  reportsSettled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTencentSms(settings: TencentSmsSettings): Promise<TencentSms> {
  const {
    host = '127.0.0.1',
    port = 0,
    clock = Date.now,
    signatureClock = Date.now,
    stateFile,
    phones = createPhones(stateFile),
    ...account
  } = settings;
  const switches = createSmsSwitches(() => {
    if (switches.state.reports !== 'held') void reports.release();
  });
  const { reportTo: to, reportAfter: after = 0, reportRetryAfter: retryAfter = [1000, 5000] } = settings;
  const reports = createReports({ phones, switches, clock, to, after, retryAfter, form: reportForm });
  const stopping = new AbortController();
  const desk: Desk = { account, phones, switches, reports, clock, signatureClock, stopping: stopping.signal };

  const server = await openServer({ host, port }, (request, response) => answer(request, response, desk));
  // What an earlier start sent and had no word on yet.
  reports.expect(phones.messages.filter(({ vendor, reportStatus }) => vendor === 'tencent' && reportStatus === 'WAITING'));

  return {
    url: server.url,
    phones,
    switches,
    setReportTo: reports.sendTo,
    releaseReports: reports.release,
    reportsSettled: reports.settled,
    async stop() {
      stopping.abort();
      await reports.stop();
      await server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  // Not by `new URL`: what a stranger sends, such as `//`, need not be one.
  const [pathname = '/', query] = (request.url ?? '/').split('?');
  const phone = new URLSearchParams(query).get('phone') ?? undefined;
  const body = await readBody(request);
  const route = `${request.method} ${pathname}`;
  const { switches, reports } = desk;
  if ((await answerSwitches({ request, route, body, response }, { switches, release: reports.release })) === 'answered') return;
  switch (route) {
    case 'GET /phones':
      return sendPage(response, drawPage(desk.phones, phone));
    case 'GET /phones.json':
      return sendJson(response, 200, { messages: phone ? desk.phones.of(phone) : desk.phones.messages, refusals: desk.phones.refusals });
    case 'DELETE /phones.json':
      desk.phones.clear(phone);
      return sendJson(response, 200, {});
    case 'GET /':
      if (request.headers.authorization === undefined) return void response.writeHead(302, { location: '/phones' }).end();
  }
  const outcome = await answerRequest({ method: request.method ?? '', url: request.url ?? '/', headers: request.headers, body }, desk);
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'hang') sendJson(response, outcome.status, outcome.body);
}
