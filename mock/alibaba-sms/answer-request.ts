import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { bare } from '../phones/received.ts';
import type { Fail, SmsSwitches } from '../phones/sms-switches.ts';
import { take } from '../shared/switches.ts';
import type { SmsAnswer, SmsDesk } from '../phones/start-sms-vendor.ts';
import type { Account } from './account.ts';
import { querySendDetails } from './query-send-details.ts';
import { Refused } from './refused.ts';
import { sendSms } from './send-sms.ts';
import type { Verifier } from './verify-rpc.ts';

export interface Desk extends SmsDesk {
  account: Account;
  verifier: Verifier;
}

/** One call of the vendor's API: what is wrong with the call is 4xx, what is wrong with the message is 200 with another Code than OK. */
export async function answerRequest(method: string, params: URLSearchParams, desk: Desk): Promise<SmsAnswer> {
  const action = params.get('Action') ?? '';
  try {
    desk.verifier.verify(method, params, desk.signatureClock());
    if (params.get('Version') !== '2017-05-25') throw new Refused('InvalidVersion', 'Specified parameter Version is not valid.', 400);
    if ((params.get('Format') ?? 'XML') !== 'JSON') throw new Refused('InvalidParameter', 'This stand-in answers in JSON.', 400);
    const asked = takeFail(action, params, desk.switches);
    if (asked?.as === 'http') return { status: Number(asked.code), body: {} };
    if (asked) throw new Refused(asked.code, asked.message ?? '按开关的吩咐，没有办', 400);
    switch (action) {
      case 'SendSms':
        return await send(params, desk);
      case 'QuerySendDetails':
        return reply(200, { Code: 'OK', Message: 'OK', ...querySendDetails(params, desk.phones) });
      default:
        throw new Refused('InvalidAction.NotFound', 'Specified api is not found, please check your url and method.', 404);
    }
  } catch (error) {
    if (desk.stopping.aborted) return 'cut';
    const { code, message, status } = error instanceof Refused ? error : { code: 'InternalError', message: String(error), status: 500 };
    desk.phones.refuse({
      at: new Date(desk.clock()).toISOString(),
      code,
      message,
      about: params.get('PhoneNumbers') ?? (action || '没有签名的请求'),
    });
    return reply(status, { Code: code, Message: message, ...(status === 200 ? {} : { HostId: 'dysmsapi.aliyuncs.com', Recommend: '' }) });
  }
}

async function send(params: URLSearchParams, { account, phones, switches, reports, clock, stopping }: Desk): Promise<SmsAnswer> {
  const { state } = switches;
  if (state.slow > 0) await pause(state.slow, undefined, { signal: stopping });
  const { bizId, sent } = sendSms(params, { account, phones, switches, now: clock() });
  reports.expect(sent);
  if (state.silent) {
    const { how } = state.silent;
    if (state.silent.times !== undefined && --state.silent.times <= 0) state.silent = null;
    return how;
  }
  if (state.late > 0) await pause(state.late, undefined, { signal: stopping });
  return reply(200, { Code: 'OK', Message: 'OK', BizId: bizId });
}

function takeFail(action: string, params: URLSearchParams, { state }: SmsSwitches): Fail | undefined {
  const numbers = new Set((params.get('PhoneNumbers') ?? params.get('PhoneNumber') ?? '').split(',').map(bare));
  return take(state.fail, (fail) => fail.as !== 'number' && fail.action === action && (!fail.phone || numbers.has(bare(fail.phone))));
}

function reply(status: number, content: object): SmsAnswer {
  return { status, body: { RequestId: randomUUID().toUpperCase(), ...content } };
}
