import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { bare } from '../phones/received.ts';
import type { SmsAnswer, SmsDesk } from '../phones/start-sms-vendor.ts';
import type { Account } from './account.ts';
import { pullSendStatus, pullSendStatusByPhone } from './pull-send-status.ts';
import { Refused } from './refused.ts';
import { sendSms } from './send-sms.ts';
import { take } from '../shared/switches.ts';
import { type Fail, type SmsSwitches } from '../phones/sms-switches.ts';
import { type SignedRequest, verifyTc3 } from './verify-tc3.ts';

/** One call of the vendor's API. Refusals are HTTP 200 with `Response.Error`, as there. */
export interface Desk extends SmsDesk {
  account: Account;
}

const regions = ['ap-guangzhou', 'ap-beijing', 'ap-nanjing'];

export async function answerRequest(request: SignedRequest, desk: Desk): Promise<SmsAnswer> {
  const action = String(request.headers['x-tc-action'] ?? '');
  try {
    return await act(action, request, desk);
  } catch (error) {
    if (desk.stopping.aborted) return 'cut';
    const { code, message } = error instanceof Refused ? error : { code: 'InternalError', message: String(error) };
    desk.phones.refuse({ at: new Date(desk.clock()).toISOString(), code, message, about: action || '没有签名的请求' });
    return reply({ Error: { Code: code, Message: message } });
  }
}

async function act(action: string, request: SignedRequest, desk: Desk): Promise<SmsAnswer> {
  const verdict = verifyTc3(request, desk.account.credentials, desk.signatureClock());
  if (!verdict.ok) throw new Refused(verdict.code, verdict.message);
  checkCommon(request);
  const body = readJson(request);
  const asked = takeFail(action, body, desk.switches);
  if (asked?.as === 'http') return { status: Number(asked.code), body: {} };
  if (asked) throw new Refused(asked.code, asked.message ?? '按开关的吩咐，没有办');

  switch (action) {
    case 'SendSms':
      return send(body, desk);
    case 'PullSmsSendStatus':
      return reply({ PullSmsSendStatusSet: pullSendStatus(body, desk.reports.pullable, desk.account) });
    case 'PullSmsSendStatusByPhoneNumber':
      return reply({ PullSmsSendStatusSet: pullSendStatusByPhone(body, desk.phones, desk.account, desk.clock()) });
    default:
      throw new Refused('InvalidAction', `The action \`${action.slice(0, 50)}\` is not supported here.`);
  }
}

async function send(body: Record<string, unknown>, { account, phones, switches, reports, clock, stopping }: Desk): Promise<SmsAnswer> {
  const { state } = switches;
  if (state.slow > 0) await pause(state.slow, undefined, { signal: stopping });
  const { statuses, sent } = sendSms(body, { account, phones, switches, now: clock() });
  reports.expect(sent);
  if (state.silent) {
    const { how } = state.silent;
    if (state.silent.times !== undefined && --state.silent.times <= 0) state.silent = null;
    return how;
  }
  if (state.late > 0) await pause(state.late, undefined, { signal: stopping });
  return reply({ SendStatusSet: statuses });
}

function checkCommon({ method, headers, url }: SignedRequest): void {
  if (method !== 'POST') throw new Refused('UnsupportedProtocol', 'This stand-in takes POST.');
  if (url !== '/') throw new Refused('InvalidRequest', 'The path of every action is /.');
  if (headers['x-tc-version'] !== '2021-01-11') throw new Refused('NoSuchVersion', 'X-TC-Version is 2021-01-11.');
  const region = String(headers['x-tc-region'] ?? '');
  if (!region) throw new Refused('MissingParameter', 'The request is missing a required parameter `X-TC-Region`.');
  if (!regions.includes(region)) throw new Refused('UnsupportedRegion', `X-TC-Region is one of ${regions.join(', ')}.`);
}

function readJson({ headers, body }: SignedRequest): Record<string, unknown> {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw new Refused('InvalidParameter', 'Content-Type must be application/json.');
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused('InvalidParameter', 'The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused('InvalidParameter', 'The body is not a JSON object.');
  return value as Record<string, unknown>;
}

function takeFail(action: string, body: Record<string, unknown>, { state }: SmsSwitches): Fail | undefined {
  const numbers = Array.isArray(body.PhoneNumberSet) ? body.PhoneNumberSet : [body.PhoneNumber];
  const bares = new Set(numbers.map((number) => bare(String(number))));
  return take(state.fail, (fail) => fail.as !== 'number' && fail.action === action && (!fail.phone || bares.has(bare(fail.phone))));
}

function reply(content: object): SmsAnswer {
  return { status: 200, body: { Response: { ...content, RequestId: randomUUID() } } };
}
