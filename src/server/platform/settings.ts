import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isNoticeKind } from '../../rules/notice/notice-kinds.ts';
import { readPhotoSettings, readStoreSettings, type PhotoSettings, type StoreSettings } from './settings-of-files.ts';
import { readSmsSettings, type SmsSettings } from './settings-of-sms.ts';

export type { PhotoSettings, StoreSettings } from './settings-of-files.ts';
export type { SmsSettings, SmsTemplate, SmsVendorName, SmsVendorSettings, TencentSmsSettings } from './settings-of-sms.ts';

/** The only file that reads the environment. Everything else gets `Settings`. */
export interface Settings {
  deployment: 'demo' | 'real';
  startMode: 'all' | 'public' | 'staff' | 'worker';
  /** What printed codes begin with: https://host, no path. */
  origin: string;
  staffOrigin: string;
  listen: { public: Address; staff: Address; internal: Address };
  demoOpenToLan: boolean;
  databaseUrl: string;
  databaseAppUrl: string;
  poolSize: number;
  filesDir: string;
  /** Absent where sealed files lie in `filesDir`. */
  store?: StoreSettings;
  photos: PhotoSettings;
  keyDir: string;
  h5Dir: string | undefined;
  consoleDir: string | undefined;
  staffSession: StaffSessionSettings;
  sms: SmsSettings;
  /** Absent where the deployment has no mini-program. */
  wechat?: WechatSettings;
  /** By which WeChat sees that the host is the county's; public, and good before there is a mini-program. */
  verifyFiles: readonly VerifyFile[];
}

export interface VerifyFile {
  /** Letters, figures, _ and -, ending in .txt. */
  name: string;
  bytes: Buffer;
}

export interface Address {
  host: string;
  port: number;
}

/** When a staff session ends by itself. */
export interface StaffSessionSettings {
  /** Without a request. Half an hour: long enough for a villager at the desk, too short for a file to lie open over lunch. */
  idleMinutes: number;
  /** From the sign-in. Ten hours: eight of work and two at noon, so every morning begins with a sign-in. */
  dayHours: number;
}

export interface WechatSettings {
  endpoint: string;
  appId: string;
  appSecret: string;
  /** The button that gives WeChat's own number costs the county money, so it is a decision. */
  phoneButton: 'on' | 'off';
  /** Notice kind → template. */
  templates: Record<string, WechatTemplate>;
  push: { token: string; encodingAesKey: string };
  timeoutMs: number;
}

/** A subscribe-message template as chosen in the account; `data` says which of our values fills which key. */
export interface WechatTemplate {
  id: string;
  /** A one-time template is good for one message for each leave given. */
  kind: 'one-time' | 'long-term';
  /** Where a tap leads: the same page for everyone, nothing personal. */
  page: string;
  data: Record<string, WechatValueName>;
}

/** Never a program, a sum or a receipt number: a message lies open on the phone's locked screen. */
export const wechatValueNames = ['title', 'day', 'due', 'total'] as const;
export type WechatValueName = (typeof wechatValueNames)[number];

/** The kinds of WeChat's keys that these values fit, a title or a day in full. */
const wechatKinds = ['thing', 'date', 'phrase'] as const;
export type WechatKind = (typeof wechatKinds)[number];

/** The kind of a key such as thing1; nothing if it is none that our values fit. */
export function wechatKindOf(key: string): WechatKind | undefined {
  return wechatKinds.find((kind) => new RegExp(`^${kind}\\d+$`).test(key));
}

/** A plain sentence for whoever starts the server; exit code 2. */
export class SettingRefused extends Error {}

type Environment = Record<string, string | undefined>;

/** Reads and checks every setting; throws `SettingRefused` naming the first one that is missing or malformed. */
export function readSettings(env: Environment = process.env): Settings {
  refuseTalkativeLibraries(env);
  const need = (name: string): string => {
    const value = env[name];
    if (!value)
      throw new SettingRefused(`The setting ${name} is missing. \`npm start\` sets it for a demo; a county sets it in its environment.`);
    return value;
  };
  const choice = <T extends string>(name: string, choices: readonly T[], fallback?: T): T => {
    const value = env[name] ?? fallback;
    const found = choices.find((one) => one === value);
    if (!found) throw new SettingRefused(`The setting ${name} must be one of ${choices.join(', ')}; it is ${value ?? 'missing'}.`);
    return found;
  };
  const address = (name: string): Address => {
    const match = /^(.+):(\d{1,5})$/.exec(need(name));
    if (!match) throw new SettingRefused(`The setting ${name} must look like 127.0.0.1:8360.`);
    return { host: match[1]!, port: Number(match[2]) };
  };
  const origin = (name: string): string => {
    const text = need(name);
    if (!URL.canParse(text) || new URL(text).origin !== text) {
      throw new SettingRefused(
        `The setting ${name} must be an origin such as https://jz.example.gov.cn, without a path or a slash at its end.`,
      );
    }
    return text;
  };
  const folder = (name: string): string | undefined => (env[name] ? resolve(env[name]) : undefined);
  const whole = (name: string, fallback: number): number => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isInteger(value) || value < 1) throw new SettingRefused(`The setting ${name} must be a whole number above 0.`);
    return value;
  };

  const readers = {
    need,
    whole,
    origin,
    isSet: (name: string) => Boolean(env[name]),
    given: (name: string) => env[name] || undefined,
    refuse,
  };
  const store = readStoreSettings(readers);
  return {
    deployment: choice('DEPLOYMENT', ['demo', 'real']),
    startMode: choice('START_MODE', ['all', 'public', 'staff', 'worker'], 'all'),
    origin: origin('ORIGIN'),
    staffOrigin: origin('STAFF_ORIGIN'),
    listen: { public: address('LISTEN_PUBLIC'), staff: address('LISTEN_STAFF'), internal: address('LISTEN_INTERNAL') },
    demoOpenToLan: env['DEMO_OPEN_LAN'] === '1',
    databaseUrl: need('DATABASE_URL'),
    databaseAppUrl: need('DATABASE_APP_URL'),
    poolSize: whole('DATABASE_POOL', 10),
    filesDir: need('FILES_DIR'),
    ...(store ? { store } : {}),
    photos: readPhotoSettings(readers),
    keyDir: need('KEY_DIR'),
    h5Dir: folder('H5_DIR'),
    consoleDir: folder('CONSOLE_DIR'),
    staffSession: { idleMinutes: whole('STAFF_IDLE_MINUTES', 30), dayHours: whole('STAFF_DAY_HOURS', 10) },
    sms: readSmsSettings(readers),
    ...(wechatNames.some((name) => env[name]) ? { wechat: readWechat() } : {}),
    verifyFiles: readVerifyFiles(folder('WECHAT_VERIFY_DIR')),
  };

  function readWechat(): WechatSettings {
    const missing = wechatNames.find((name) => !env[name]);
    if (missing) throw new SettingRefused(`The setting ${missing} is missing. The settings of WeChat are set all together or not at all.`);
    const encodingAesKey = need('WECHAT_PUSH_AES_KEY');
    if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey))
      throw new SettingRefused('The setting WECHAT_PUSH_AES_KEY must be the 43 letters and figures of the message push page.');
    return {
      endpoint: origin('WECHAT_ENDPOINT'),
      appId: need('WECHAT_APP_ID'),
      appSecret: need('WECHAT_APP_SECRET'),
      phoneButton: choice('WECHAT_PHONE_BUTTON', ['on', 'off']),
      templates: readWechatTemplates(need('WECHAT_TEMPLATES')),
      push: { token: need('WECHAT_PUSH_TOKEN'), encodingAesKey },
      timeoutMs: whole('WECHAT_TIMEOUT_MS', 5000),
    };
  }
}

const wechatNames = [
  'WECHAT_ENDPOINT',
  'WECHAT_APP_ID',
  'WECHAT_APP_SECRET',
  'WECHAT_PHONE_BUTTON',
  'WECHAT_TEMPLATES',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_AES_KEY',
];

function refuse(sentence: string): never {
  throw new SettingRefused(sentence);
}

/** Values of DEBUG that some machines set for all programs, and that no library takes for its name. */
const saysNothing = new Set(['', '0', '1', 'false', 'true', 'no', 'off']);

/** By these, libraries write what they send: numbers, names and the vendor's keys, past the log's allow-list. */
function refuseTalkativeLibraries(env: Environment): void {
  for (const name of ['DEBUG', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE'])
    if (!saysNothing.has(env[name] ?? ''))
      refuse(
        `The variable ${name} is set: by it libraries write what they send, with people’s numbers, where everybody can read it. Unset it and start again.`,
      );
}

const verifyFileBytes = 1024;

/** The whole folder goes out to everybody, so whatever does not look like WeChat's few letters stops the start. */
function readVerifyFiles(dir: string | undefined): VerifyFile[] {
  if (dir === undefined) return [];
  const refused = (because: string) => new SettingRefused(`The folder that WECHAT_VERIFY_DIR names ${because}.`);
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch {
    throw refused('cannot be read');
  }
  // A folder that an orchestrator mounts holds hidden links besides the files.
  return names
    .filter((name) => !name.startsWith('.'))
    .toSorted()
    .map((name) => {
      if (!/^[A-Za-z0-9_-]{1,64}\.txt$/.test(name)) throw refused('holds something else than the .txt files that WeChat gave');
      const path = join(dir, name);
      const { size, isFile } = lookAt(path);
      if (!isFile || size > verifyFileBytes) throw refused(`holds ${name}, which is no file of at most 1 KB`);
      const bytes = readFileSync(path);
      if (!/^[\x20-\x7e\r\n]+$/.test(bytes.toString('latin1')))
        throw refused(`holds ${name}, which is not the plain letters that WeChat gave`);
      return { name, bytes };
    });
}

function lookAt(path: string): { size: number; isFile: boolean } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { size: found?.size ?? 0, isFile: found?.isFile() === true };
}

/** WeChat asks for at most five templates of one kind in one question, and a value we do not have would be refused message by message. */
export function readWechatTemplates(file: string): Record<string, WechatTemplate> {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    read = undefined;
  }
  if (!isObject(read))
    throw new SettingRefused(
      'The file that WECHAT_TEMPLATES names cannot be read as JSON. It lists the subscribe-message templates by notice kind.',
    );
  const templates = Object.entries(read).map(
    ([notice, given]) => [notice, readWechatTemplate(notice, isObject(given) ? given : {})] as const,
  );
  if (new Set(templates.map(([, { id }]) => id)).size > 5)
    throw new SettingRefused('WECHAT_TEMPLATES names more than five templates; WeChat asks for at most five at once.');
  if (new Set(templates.map(([, { kind }]) => kind)).size > 1)
    throw new SettingRefused('WECHAT_TEMPLATES names both one-time and long-term templates; WeChat asks for one kind at once.');
  return Object.fromEntries(templates);
}

function readWechatTemplate(notice: string, { id, kind, page, data }: Record<string, unknown>): WechatTemplate {
  const needs = (what: string) => new SettingRefused(`The WeChat template of ${notice} needs ${what}.`);
  if (!isNoticeKind(notice)) throw new SettingRefused(`WECHAT_TEMPLATES lists ${notice.slice(0, 40)}, which is no kind of notice.`);
  if (typeof id !== 'string' || !id) throw needs('an id');
  if (kind !== 'one-time' && kind !== 'long-term') throw needs('a kind, one-time or long-term');
  if (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)*$/.test(page))
    throw needs('a page such as check/list, with no slash around it and no query: it is the same for everyone');
  if (!isObject(data) || Object.keys(data).length === 0) throw needs('data, such as { "thing1": "title" }');
  const names: Record<string, WechatValueName> = {};
  for (const [key, value] of Object.entries(data)) {
    if (!wechatKindOf(key)) throw needs(`in place of data.${key} a key with a number that our values fit: ${wechatKinds.join(', ')}`);
    const name = wechatValueNames.find((one) => one === value);
    if (!name) throw needs(`in data.${key} a value among ${wechatValueNames.join(', ')}`);
    names[key] = name;
  }
  return { id, kind, page, data: names };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
