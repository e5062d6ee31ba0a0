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

/** How the stand-in misbehaves on purpose. */
export interface Fail {
  /** A code of the vendor; for `as: 'http'` the status, such as `502`. */
  code: string;
  message?: string;
  /** In the answer about the number, as an error of the call, or as a bare HTTP status. */
  as: 'number' | 'error' | 'http';
  action: string;
  phone?: string;
  /** For the next n; without it until the switches are reset. */
  times?: number;
}

export interface BadReport {
  errmsg: string;
  description: string;
  phone?: string;
  times?: number;
}

export interface SwitchState {
  /** Milliseconds before the request is looked at. */
  slow: number;
  /** Milliseconds between sending the message and answering: longer than the client waits. */
  late: number;
  /** The message is sent, the answer never comes: the connection hangs or is cut. */
  silent: { how: 'hang' | 'cut'; times?: number } | null;
  fail: Fail[];
  /** `held`: nobody knows the outcome until released. `off`: never pushed, but it can be pulled. */
  reports: 'on' | 'held' | 'off';
  reportLate: number;
  /** Every report is pushed twice. */
  doubled: boolean;
  report: BadReport[];
  blacklist: string[];
}

export type SmsSwitches = Switches<SwitchState>;

const off = (): SwitchState => ({
  slow: 0,
  late: 0,
  silent: null,
  fail: [],
  reports: 'on',
  reportLate: 0,
  doubled: false,
  report: [],
  blacklist: [],
});

const readers: Readers<SwitchState> = {
  slow: readMilliseconds,
  late: readMilliseconds,
  silent: (value) => (value === null ? null : readSilent(readFields(value, ['how', 'times']))),
  fail: (value) => asList(value).map((entry) => readFail(readFields(entry, ['code', 'message', 'as', 'action', 'phone', 'times']))),
  reports: (value) => readChoice(value, ['on', 'held', 'off']),
  reportLate: readMilliseconds,
  doubled: (value) => readChoice(value, [true, false]),
  report: (value) => asList(value).map((entry) => readReport(readFields(entry, ['errmsg', 'description', 'phone', 'times']))),
  blacklist: (value) => asList(value).map((phone) => readText(phone)),
};

/** Everything is off until a test or a person turns it on. */
export function createSmsSwitches(changed: () => void): SmsSwitches {
  return createSwitches(off, readers, changed);
}

function readSilent({ how, times }: Fields): SwitchState['silent'] {
  return { how: readChoice(how ?? 'hang', ['hang', 'cut']), ...readTimes(times) };
}

function readFail({ code, message, as, action, phone, times }: Fields): Fail {
  const name = readText(code);
  return {
    code: name,
    as: readChoice(as ?? usualPlace(name), ['number', 'error', 'http']),
    action: readText(action ?? 'SendSms'),
    ...(message === undefined ? {} : { message: readText(message) }),
    ...readPhone(phone),
    ...readTimes(times),
  };
}

/** Where the vendors put a code: what concerns a number or its text stands in the answer, the rest fails the request. */
function usualPlace(code: string): Fail['as'] {
  if (/^\d{3}$/.test(code)) return 'http';
  return /^(LimitExceeded|FailedOperation|InvalidParameterValue|isv|isp)\./.test(code) ? 'number' : 'error';
}

function readReport({ errmsg, description, phone, times }: Fields): BadReport {
  return { errmsg: readText(errmsg), description: readText(description ?? '短信没有送到'), ...readPhone(phone), ...readTimes(times) };
}

function readPhone(phone: unknown): { phone?: string } {
  return phone === undefined ? {} : { phone: readText(phone) };
}
