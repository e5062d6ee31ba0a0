import type { IncomingMessage, ServerResponse } from 'node:http';
import { createReports } from '../phones/push-reports.ts';
import { createPhones, type Phones } from '../phones/received.ts';
import { createSmsSwitches, type SmsSwitches } from '../phones/sms-switches.ts';
import { answerSwitches } from '../shared/answer-switches.ts';
import { openServer } from '../shared/open-server.ts';
import { readBody } from '../shared/read-body.ts';
import { sendJson } from '../shared/send-json.ts';
import type { Account } from './account.ts';
import { answerRequest, type Desk } from './answer-request.ts';
import { reportForm } from './report-form.ts';
import { createVerifier } from './verify-rpc.ts';

export interface AlibabaSmsSettings extends Account {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Milliseconds; limits and times of messages go by it. */
  clock?: () => number;
  /** Signatures are judged by it; only a test of the fifteen minutes moves it. */
  signatureClock?: () => number;
  /** Those of another vendor's stand-in, so that a phone shows what both sent. */
  phones?: Phones;
  reportTo?: string;
  reportAfter?: number;
  /** After 1, 5 and 10 minutes, unless a test cannot wait. */
  reportRetryAfter?: number[];
}

export interface AlibabaSms {
  url: string;
  phones: Phones;
  switches: SmsSwitches;
  setReportTo(url: string | undefined): void;
  releaseReports(): Promise<void>;
  /** Until every report under way has been pushed or given up. */
  reportsSettled(): Promise<void>;
  stop(): Promise<void>;
}

const usualRetries = [60_000, 5 * 60_000, 10 * 60_000];

export async function startAlibabaSms(settings: AlibabaSmsSettings): Promise<AlibabaSms> {
  const { host = '127.0.0.1', port = 0, clock = Date.now, signatureClock = Date.now, phones = createPhones(), ...account } = settings;
  const switches = createSmsSwitches(() => {
    if (switches.state.reports !== 'held') void reports.release();
  });
  const { reportTo: to, reportAfter: after = 0, reportRetryAfter: retryAfter = usualRetries } = settings;
  const reports = createReports({ phones, switches, clock, to, after, retryAfter, form: reportForm });
  const stopping = new AbortController();
  const verifier = createVerifier(account.credentials);
  const desk: Desk = { account, verifier, phones, switches, reports, clock, signatureClock, stopping: stopping.signal };
  const server = await openServer({ host, port }, (request, response) => answer(request, response, desk));
  // What an earlier start sent and had no word on yet.
  reports.expect(phones.messages.filter(({ vendor, reportStatus }) => vendor === 'alibaba' && reportStatus === 'WAITING'));
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
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?');
  const body = await readBody(request);
  const { switches, reports } = desk;
  const route = `${request.method} ${pathname}`;
  if ((await answerSwitches({ request, route, body, response }, { switches, release: reports.release })) === 'answered') return;
  const form = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '') ? body.toString('utf8') : '';
  const params = new URLSearchParams([query, form].filter(Boolean).join('&'));
  const outcome = await answerRequest(request.method ?? '', params, desk);
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'hang') sendJson(response, outcome.status, outcome.body);
}
