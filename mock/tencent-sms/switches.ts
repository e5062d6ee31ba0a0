/** How the stand-in misbehaves on purpose. Everything here is off until a test or a person turns it on. */
export interface Fail {
  /** A code of the vendor; for `as: 'http'` the status, such as `502`. */
  code: string;
  message?: string;
  /** Inside SendStatusSet, as Response.Error, or as a bare HTTP status. */
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

export interface Switches {
  readonly state: SwitchState;
  /** Throws one plain sentence when told something it does not know. */
  set(change: unknown): void;
  reset(): void;
}

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

export function createSwitches(changed: () => void): Switches {
  const state = off();
  return {
    state,
    set(change) {
      Object.assign(state, readChange(change));
      changed();
    },
    reset() {
      Object.assign(state, off());
      changed();
    },
  };
}

/** The first entry that fits, counted down; a spent one is removed. */
export function take<Entry extends { times?: number }>(list: Entry[], fits: (entry: Entry) => boolean): Entry | undefined {
  const entry = list.find(fits);
  if (entry?.times !== undefined && --entry.times <= 0) list.splice(list.indexOf(entry), 1);
  return entry;
}

type Fields = Record<string, unknown>;
const readers: { [Key in keyof SwitchState]: (value: unknown) => SwitchState[Key] } = {
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

function readChange(change: unknown): Partial<SwitchState> {
  const given = readFields(change, Object.keys(readers));
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, readers[key as keyof SwitchState](value)]));
}

function readFields(value: unknown, known: string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a switch is set by a JSON object');
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`no switch is called ${unknown.join(', ')}; known: ${known.join(', ')}`);
  return value as Fields;
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

/** Where the vendor puts a code: what concerns a number or its text stands in SendStatusSet, the rest fails the request. */
function usualPlace(code: string): Fail['as'] {
  if (/^\d{3}$/.test(code)) return 'http';
  return /^(LimitExceeded|FailedOperation|InvalidParameterValue)\./.test(code) ? 'number' : 'error';
}

function readReport({ errmsg, description, phone, times }: Fields): BadReport {
  return { errmsg: readText(errmsg), description: readText(description ?? '短信没有送到'), ...readPhone(phone), ...readTimes(times) };
}

function readPhone(phone: unknown): { phone?: string } {
  return phone === undefined ? {} : { phone: readText(phone) };
}

function readTimes(times: unknown): { times?: number } {
  if (times === undefined) return {};
  if (!Number.isInteger(times) || (times as number) < 1) throw new Error('times is a whole number from 1');
  return { times: times as number };
}

function readMilliseconds(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 3_600_000)
    throw new Error('milliseconds are a whole number up to an hour');
  return value as number;
}

function readText(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('a text is missing');
  return value;
}

function readChoice<Choice>(value: unknown, choices: Choice[]): Choice {
  if (!choices.includes(value as Choice)) throw new Error(`one of ${choices.join(', ')}`);
  return value as Choice;
}

function asList(value: unknown): unknown[] {
  return value === null ? [] : Array.isArray(value) ? value : [value];
}
