import { readMisbehaviour, type Aim, type Misbehaviour } from '../shared/misbehaviour.ts';
import {
  asList,
  createSwitches,
  readChoice,
  readFields,
  readMilliseconds,
  readText,
  readTimes,
  type Fields,
  type Readers,
  type Switches,
} from '../shared/switches.ts';
import { apiNames, type ApiName } from './api-names.ts';

export interface Fail extends Aim<ApiName> {
  /** A code of WeChat; with `as: 'http'` the status, such as 502. */
  code: number;
  message?: string;
  as: 'answer' | 'http';
  /** Only calls about this user. */
  openid?: string;
}

export interface BadSent {
  errorCode: string;
  errorStatus: string;
  openid?: string;
  times?: number;
}

export interface SwitchState extends Misbehaviour<ApiName> {
  fail: Fail[];
  /** `held`: no event is pushed until released. `off`: never. */
  pushes: 'on' | 'held' | 'off';
  /** Milliseconds before an event is pushed. */
  pushLate: number;
  /** Every event is pushed twice. */
  doubled: boolean;
  /** What the event after a send tells instead of success. */
  sent: BadSent[];
}

export type WechatSwitches = Switches<SwitchState>;

const off = (): SwitchState => ({ slow: [], late: [], silent: [], fail: [], pushes: 'on', pushLate: 0, doubled: false, sent: [] });

const { readers: misbehaving, readAim } = readMisbehaviour(apiNames);
const readers: Readers<SwitchState> = {
  ...misbehaving,
  fail: (value) => asList(value).map((entry) => readFail(readFields(entry, ['code', 'message', 'as', 'action', 'openid', 'times']))),
  pushes: (value) => readChoice(value, ['on', 'held', 'off'] as const),
  pushLate: readMilliseconds,
  doubled: (value) => readChoice(value, [true, false]),
  sent: (value) => asList(value).map((entry) => readBadSent(readFields(entry, ['errorCode', 'errorStatus', 'openid', 'times']))),
};

/** Everything is off until a test or a person turns it on. */
export function createWechatSwitches(changed: () => void): WechatSwitches {
  return createSwitches(off, readers, changed);
}

function readFail({ code, message, as, openid, ...aim }: Fields): Fail {
  if (!Number.isInteger(code)) throw new Error('code is a whole number');
  return {
    code: code as number,
    as: readChoice(as ?? 'answer', ['answer', 'http'] as const),
    ...(message === undefined ? {} : { message: readText(message) }),
    ...readOpenid(openid),
    ...readAim(aim),
  };
}

function readBadSent({ errorCode, errorStatus, openid, times }: Fields): BadSent {
  return {
    errorCode: readText(errorCode),
    errorStatus: readText(errorStatus ?? 'system failed'),
    ...readOpenid(openid),
    ...readTimes(times),
  };
}

function readOpenid(openid: unknown): { openid?: string } {
  return openid === undefined ? {} : { openid: readText(openid) };
}
