import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerSwitches } from '../shared/answer-switches.ts';
import { openServer } from '../shared/open-server.ts';
import { readBody } from '../shared/read-body.ts';
import { sendJson } from '../shared/send-json.ts';
import { createReports, type ReportForm, type Reports } from './push-reports.ts';
import { createPhones, type Message, type Phones } from './received.ts';
import { createSmsSwitches, type SmsSwitches } from './sms-switches.ts';

export interface SmsVendorSettings {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Milliseconds; limits and times of messages go by it. */
  clock?: () => number;
  /** Signatures are judged by it; only a test of how old one may be moves it. */
  signatureClock?: () => number;
  /** Those of another vendor's stand-in, so that a phone shows what both sent; without them they are its own. */
  phones?: Phones;
  reportTo?: string;
  reportAfter?: number;
  /** As the vendor does, unless a test cannot wait. */
  reportRetryAfter?: number[];
}

export interface SmsStandIn {
  url: string;
  phones: Phones;
  switches: SmsSwitches;
  setReportTo(url: string | undefined): void;
  releaseReports(): Promise<void>;
  /** Until every report under way has been pushed or given up. */
  reportsSettled(): Promise<void>;
  stop(): Promise<void>;
}

export interface SmsDesk {
  phones: Phones;
  switches: SmsSwitches;
  reports: Reports;
  /** Whose days and minutes count for limits; tests move it. */
  clock: () => number;
  /** Signatures are judged by the real time, because the SDKs sign with it. */
  signatureClock: () => number;
  stopping: AbortSignal;
}

export interface SmsCall {
  request: IncomingMessage;
  response: ServerResponse;
  /** Method and path. */
  route: string;
  query: string;
  body: Buffer;
}

/** An answer, or what happens to the connection instead. */
export type SmsAnswer = { status: number; body: object } | 'hang' | 'cut';

/** What is one vendor's own. */
interface SmsVendor {
  name: Message['vendor'];
  retryAfter: number[];
  form: ReportForm;
  /** `answered`: a page or a list of its own. */
  answer(call: SmsCall, desk: SmsDesk): Promise<SmsAnswer | 'answered'>;
}

export async function startSmsVendor(vendor: SmsVendor, settings: SmsVendorSettings): Promise<SmsStandIn> {
  const { host = '127.0.0.1', port = 0, clock = Date.now, signatureClock = Date.now, phones = createPhones() } = settings;
  const switches = createSmsSwitches(() => {
    if (switches.state.reports !== 'held') void reports.release();
  });
  const { reportTo: to, reportAfter: after = 0, reportRetryAfter: retryAfter = vendor.retryAfter } = settings;
  const reports = createReports({ phones, switches, clock, to, after, retryAfter, form: vendor.form });
  const stopping = new AbortController();
  const desk: SmsDesk = { phones, switches, reports, clock, signatureClock, stopping: stopping.signal };
  const server = await openServer({ host, port }, (request, response) => answer(request, response, { vendor, desk }));
  // What an earlier start sent and had no word on yet.
  reports.expect(phones.messages.filter(({ vendor: by, reportStatus }) => by === vendor.name && reportStatus === 'WAITING'));
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

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { vendor, desk }: { vendor: SmsVendor; desk: SmsDesk },
): Promise<void> {
  // Not by `new URL`: what a stranger sends, such as `//`, need not be one.
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?');
  const body = await readBody(request);
  const route = `${request.method} ${pathname}`;
  const { switches, reports } = desk;
  if ((await answerSwitches({ request, route, body, response }, { switches, release: reports.release })) === 'answered') return;
  const outcome = await vendor.answer({ request, response, route, query, body }, desk);
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'hang' && outcome !== 'answered') sendJson(response, outcome.status, outcome.body);
}
