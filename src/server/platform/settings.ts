import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

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
  keyDir: string;
  h5Dir: string | undefined;
  consoleDir: string | undefined;
  sms: SmsSettings;
}

export interface Address {
  host: string;
  port: number;
}

export interface SmsSettings {
  endpoint: string;
  region: string;
  secretId: string;
  secretKey: string;
  noticeAppId: string;
  codeAppId: string;
  sign: string;
  templates: Record<string, SmsTemplate>;
  callbackSecret: string;
  timeoutMs: number;
  /** Sign-in codes an hour at most; above it they pause and the operator is told. */
  codesPerHour: number;
}

/** A template as filed with the vendor. `policy` says what may happen when nobody knows whether it was sent. */
export interface SmsTemplate {
  id: string;
  text: string;
  variables: string[];
  policy: 'once' | 'again-harmless';
  app: 'notice' | 'code';
}

/** A plain sentence for whoever starts the server; exit code 2. */
export class SettingRefused extends Error {}

type Environment = Record<string, string | undefined>;

/** Reads and checks every setting; throws `SettingRefused` naming the first one that is missing or malformed. */
export function readSettings(env: Environment = process.env): Settings {
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
    keyDir: need('KEY_DIR'),
    h5Dir: folder('H5_DIR'),
    consoleDir: folder('CONSOLE_DIR'),
    sms: {
      endpoint: origin('SMS_ENDPOINT'),
      region: env['SMS_REGION'] ?? 'ap-beijing',
      secretId: need('SMS_SECRET_ID'),
      secretKey: need('SMS_SECRET_KEY'),
      noticeAppId: need('SMS_NOTICE_APP_ID'),
      codeAppId: need('SMS_CODE_APP_ID'),
      sign: need('SMS_SIGN'),
      templates: readTemplates(need('SMS_TEMPLATES')),
      callbackSecret: need('SMS_CALLBACK_SECRET'),
      timeoutMs: whole('SMS_TIMEOUT_MS', 8000),
      codesPerHour: whole('SMS_CODES_PER_HOUR', 2000),
    },
  };
}

function readTemplates(file: string): Record<string, SmsTemplate> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { templates = read } = read as { templates?: unknown };
    return templates as Record<string, SmsTemplate>;
  } catch {
    throw new SettingRefused(`The file that SMS_TEMPLATES names cannot be read as JSON. It lists the templates filed with the SMS vendor.`);
  }
}
