import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { drawPage } from '../phones/draw-page.ts';
import { createPhones, type Phones } from '../phones/received.ts';
import type { Account } from './account.ts';
import { answerRequest, type Desk } from './answer-request.ts';
import { createReports } from './push-reports.ts';
import { createSwitches, type Switches } from './switches.ts';

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
  /** Where the phones keep what they got, so that the next start still shows it. */
  stateFile?: string;
}

export interface TencentSms {
  url: string;
  phones: Phones;
  switches: Switches;
  setReportTo(url: string | undefined): void;
  releaseReports(): Promise<void>;
  /** Until every report under way has been pushed or given up. */
  reportsSettled(): Promise<void>;
  stop(): Promise<void>;
}

const largestBody = 10 * 1024 * 1024;

export async function startTencentSms(settings: TencentSmsSettings): Promise<TencentSms> {
  const { host = '127.0.0.1', port = 0, clock = Date.now, signatureClock = Date.now, stateFile, ...account } = settings;
  const phones = createPhones(stateFile);
  const switches = createSwitches(() => {
    if (switches.state.reports !== 'held') void reports.release();
  });
  const { reportTo: to, reportAfter: after = 0, reportRetryAfter: retryAfter = [1000, 5000] } = settings;
  const reports = createReports({ phones, switches, clock, to, after, retryAfter });
  const stopping = new AbortController();
  const desk: Desk = { account, phones, switches, reports, clock, signatureClock, stopping: stopping.signal };

  const server = createServer((request, response) => {
    answer(request, response, desk).catch((error: Error) => {
      if (!response.headersSent) sendJson(response, 400, { message: error.message });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // What an earlier start sent and had no word on yet.
  reports.expect(phones.messages.filter((message) => message.reportStatus === 'WAITING'));

  const address = server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    phones,
    switches,
    setReportTo: reports.sendTo,
    releaseReports: reports.release,
    reportsSettled: reports.settled,
    async stop() {
      stopping.abort();
      await reports.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  // Not by `new URL`: what a stranger sends, such as `//`, need not be one.
  const [pathname = '/', query] = (request.url ?? '/').split('?');
  const phone = new URLSearchParams(query).get('phone') ?? undefined;
  const body = await readBody(request);
  switch (`${request.method} ${pathname}`) {
    case 'GET /phones':
      return sendPage(response, drawPage(desk.phones, desk.account, phone));
    case 'GET /phones.json':
      return sendJson(response, 200, { messages: phone ? desk.phones.of(phone) : desk.phones.messages, refusals: desk.phones.refusals });
    case 'DELETE /phones.json':
      desk.phones.clear(phone);
      return sendJson(response, 200, {});
    case 'GET /switches':
      return sendJson(response, 200, desk.switches.state);
    case 'PUT /switches':
      // A foreign page cannot send this type without asking first, so no website can turn our switches.
      if (request.headers['content-type'] !== 'application/json')
        return sendJson(response, 415, { message: 'switches are set by application/json' });
      desk.switches.set(JSON.parse(body.toString()));
      return sendJson(response, 200, desk.switches.state);
    case 'DELETE /switches':
      desk.switches.reset();
      return sendJson(response, 200, desk.switches.state);
    case 'POST /switches/release':
      await desk.reports.release();
      return sendJson(response, 200, {});
    case 'GET /':
      if (request.headers.authorization === undefined) return void response.writeHead(302, { location: '/phones' }).end();
  }
  const outcome = await answerRequest({ method: request.method ?? '', url: request.url ?? '/', headers: request.headers, body }, desk);
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'hang') sendJson(response, outcome.status, outcome.body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Error('RequestSizeLimitExceeded: more than 10 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendPage(response: ServerResponse, page: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(page);
}
