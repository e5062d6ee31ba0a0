import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../src/contract/routes.ts';
import { signedPush } from './signed-push.ts';
import type { TestCounty } from './test-county.ts';
import { popup } from './wechat-push.ts';

/** A message that the county handed to a vendor, as somebody who read all of it could know it. */
export interface KnownMessage {
  vendor: 'tencent' | 'alibaba' | 'wechat';
  attempt: string;
  serial: string;
  phone: string;
  openid: string;
}

export interface ForgedCall {
  /** What is wrong with it. */
  what: string;
  route: RouteName;
  params?: Record<string, string>;
  query?: Record<string, string>;
  bytes: Buffer;
}

/** Figures that come the same again for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) >>> 0;
    return state % sides;
  };
}

const strange = ['', '\u0000', "' or 1=1 --", 'x'.repeat(5000), '__proto__', null, 7, {}, [], true];
const serials = { tencent: '2645:forged', alibaba: '900619746936498440^0', wechat: '3999999999999999999' };

/**
 * One callback that is not the vendor's, by number: from a stranger without the address, or from somebody who knows the address and all but
 * one thing of a message; of another vendor's message; a word that comes again, turned round; cut off; or no report at all.
 */
export function forgeCallback(
  county: TestCounty,
  { open, settled }: { open: KnownMessage[]; settled: KnownMessage[] },
  seed: number,
): ForgedCall {
  const roll = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[roll(of.length)]!;
  const vendor = pick(['tencent', 'alibaba', 'wechat'] as const);
  const known = pick(open.filter((one) => one.vendor === vendor));
  const foreign = pick(open.filter((one) => one.vendor !== vendor));
  const before = pick(settled.filter((one) => one.vendor === vendor));
  const say = (message: KnownMessage, delivered = roll(2) === 0) => report(county, vendor, message, delivered);
  const to = (what: string, body: unknown, secret?: string) => call(county, vendor, what, body, secret);
  switch (roll(9)) {
    case 0:
      return to('a wrong secret', [say(known)], pick(['', 'wrong', randomUUID()]));
    case 1:
      return to('another number', [say(vendor === 'wechat' ? { ...known, serial: serials.wechat } : { ...known, phone: '16900009999' })]);
    case 2:
      return to('another name of the message', [say({ ...known, serial: serials[vendor] })]);
    case 3:
      return to('a message of another vendor', [say({ ...foreign, phone: known.phone })]);
    case 4:
      return to('a word that comes again, turned round', [say(before, false), say(before, true), say(before, false)]);
    case 5: {
      const text = JSON.stringify([say(known)]);
      return to('cut off', Buffer.from(text.slice(0, 1 + roll(text.length - 2))));
    }
    case 6: {
      const line = say({ ...known, serial: serials[vendor] });
      return to('something strange in a field', [{ ...line, [pick(Object.keys(line))]: pick(strange) }]);
    }
    case 7:
      return to(
        'no report',
        pick<unknown>([null, {}, [[say(known)]], 'FAIL', Array.from({ length: 150 }, () => ({})), Buffer.from([0xff, 0xfe, 0, roll(256)])]),
      );
    default:
      return to('of a message that nobody sent', [say({ ...known, attempt: randomUUID(), serial: serials[vendor] })]);
  }
}

/** The vendor's true word that it arrived. */
export function trueCallback(county: TestCounty, message: KnownMessage): ForgedCall {
  return call(county, message.vendor, 'true', [report(county, message.vendor, message, true)]);
}

function report(county: TestCounty, vendor: KnownMessage['vendor'], message: KnownMessage, delivered: boolean): Record<string, unknown> {
  const { attempt, serial, phone, openid } = message;
  if (vendor === 'tencent')
    return {
      report_status: delivered ? 'SUCCESS' : 'FAIL',
      errmsg: delivered ? 'DELIVRD' : 'MK:0001',
      mobile: phone,
      sid: serial,
      ext: attempt,
      nationcode: '86',
    };
  if (vendor === 'alibaba')
    return { phone_number: phone, success: delivered, err_code: delivered ? 'DELIVERED' : 'MK:0001', biz_id: serial, out_id: attempt };
  return {
    ...popup(
      openid,
      { TemplateId: 'x', MsgID: serial, ErrorCode: delivered ? '0' : '1', ErrorStatus: 'x' },
      Math.floor(county.clock.now().getTime() / 1000),
    ),
    Event: 'subscribe_msg_sent_event',
  };
}

/** WeChat signs what it sends: whoever has not the keys is a stranger, and whoever has them replays or invents. */
function call(county: TestCounty, vendor: KnownMessage['vendor'], what: string, body: unknown, secret?: string): ForgedCall {
  if (vendor === 'wechat') {
    const [event] = Array.isArray(body) ? (body as unknown[]) : [body];
    const change = secret === undefined ? {} : { token: secret || 'x' };
    const { query, bytes } = signedPush(county, Buffer.isBuffer(event) ? event.toString('latin1') : event, change);
    return { what, route: 'receiveWechatPush', query, bytes };
  }
  const { sms } = county.house.settings;
  const params = { secret: secret ?? sms[vendor]!.callbackSecrets[0]! };
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return { what, route: vendor === 'tencent' ? 'reportTencentSms' : 'reportAlibabaSms', params, bytes };
}
