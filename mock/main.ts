import { readTemplates as readAlibabaTemplates } from './alibaba-sms/read-templates.ts';
import { startAlibabaSms, type AlibabaSms } from './alibaba-sms/start-alibaba-sms.ts';
import { createPhones, type Phones } from './phones/received.ts';
import { startS3, type S3 } from './s3/start-s3.ts';
import { readTemplates } from './tencent-sms/read-templates.ts';
import { startTencentSms, type TencentSms } from './tencent-sms/start-tencent-sms.ts';
import { readTemplates as readWechatTemplates } from './wechat/read-templates.ts';
import { startWechat, type Wechat } from './wechat/start-wechat.ts';

/** Starts the stand-ins from the environment and stops with whoever started them. */
class Unusable extends Error {}

const { env } = process;

function need(name: string): string {
  const value = env[name];
  if (!value) throw new Unusable(`缺环境变量 ${name}，替身起不来。`);
  return value;
}

function number(name: string, usual: number): number {
  const value = Number(env[name] ?? usual);
  if (!Number.isInteger(value) || value < 0) throw new Unusable(`${name} 应当是一个不小于 0 的整数。`);
  return value;
}

function splitListen(name: string, usual: string): { host: string; port: number } {
  const listen = env[name] ?? usual;
  const match = /^(?:\[(.+)\]|([^:]+)):(\d{1,5})$/.exec(listen);
  if (!match) throw new Unusable(`${name} 应当像 ${usual}，现在是 ${listen}。`);
  return { host: match[1] ?? match[2] ?? '', port: Number(match[3]) };
}

async function startSms(phones: Phones): Promise<TencentSms> {
  const { host, port } = splitListen('MOCK_LISTEN', '127.0.0.1:8370');
  return startTencentSms({
    host,
    port,
    phones,
    credentials: { [need('SMS_SECRET_ID')]: need('SMS_SECRET_KEY') },
    apps: {
      [need('SMS_NOTICE_APP_ID')]: { kind: 'notice', dailyLimit: number('MOCK_NOTICE_DAILY_LIMIT', 2) },
      [need('SMS_CODE_APP_ID')]: { kind: 'code', dailyLimit: number('MOCK_CODE_DAILY_LIMIT', 10) },
    },
    signs: [need('SMS_SIGN')],
    templates: readTemplates(need('SMS_TEMPLATES')),
    reportAfter: number('MOCK_REPORT_AFTER', 1000),
    ...(env.MOCK_REPORT_TO ? { reportTo: env.MOCK_REPORT_TO } : {}),
  });
}

/** A county with one contract has no second vendor. What it sends is read on the phones of the first. */
async function startOwnAlibaba(phones: Phones): Promise<AlibabaSms | undefined> {
  if (!env.ALIBABA_SMS_SECRET_ID) return undefined;
  const { host, port } = splitListen('MOCK_ALIBABA_LISTEN', '127.0.0.1:8373');
  return startAlibabaSms({
    host,
    port,
    phones,
    credentials: { [env.ALIBABA_SMS_SECRET_ID]: need('ALIBABA_SMS_SECRET_KEY') },
    signs: [need('ALIBABA_SMS_SIGN')],
    templates: readAlibabaTemplates(need('ALIBABA_SMS_TEMPLATES')),
    reportAfter: number('MOCK_REPORT_AFTER', 1000),
    ...(env.MOCK_ALIBABA_REPORT_TO ? { reportTo: env.MOCK_ALIBABA_REPORT_TO } : {}),
  });
}

/** A county without a mini-program has no WeChat. */
async function startOwnWechat(): Promise<Wechat | undefined> {
  if (!env.WECHAT_APP_ID) return undefined;
  const { host, port } = splitListen('MOCK_WECHAT_LISTEN', '127.0.0.1:8371');
  const push = env.MOCK_WECHAT_PUSH_TO;
  return startWechat({
    host,
    port,
    appId: env.WECHAT_APP_ID,
    appSecret: need('WECHAT_APP_SECRET'),
    templates: readWechatTemplates(need('WECHAT_TEMPLATES')),
    sentAfter: number('MOCK_REPORT_AFTER', 1000),
    ...(push ? { push: { url: push, token: need('WECHAT_PUSH_TOKEN'), encodingAesKey: need('WECHAT_PUSH_AES_KEY') } } : {}),
    ...(env.MOCK_WECHAT_STATE ? { stateFile: env.MOCK_WECHAT_STATE } : {}),
  });
}

/** A county that keeps its photos on its own disk has no store. */
async function startOwnStore(): Promise<S3 | undefined> {
  if (!env.MOCK_S3_LISTEN) return undefined;
  const { host, port } = splitListen('MOCK_S3_LISTEN', '127.0.0.1:8372');
  return startS3({
    host,
    port,
    bucket: need('FILES_S3_BUCKET'),
    region: need('FILES_S3_REGION'),
    credentials: { [need('FILES_S3_KEY_ID')]: need('FILES_S3_SECRET') },
  });
}

function explain(error: NodeJS.ErrnoException & { address?: string; port?: number }): string {
  if (error instanceof Unusable) return error.message;
  if (error.code === 'EADDRINUSE')
    return `${error.address}:${error.port} 被别的程序占着。先关掉它，或用 MOCK_LISTEN、MOCK_ALIBABA_LISTEN、MOCK_WECHAT_LISTEN、MOCK_S3_LISTEN 换一个端口。`;
  return `替身起不来：${error.message}`;
}

// The SMS last: who finds it listening finds all of it.
const started: { stop(): Promise<void> }[] = [];
const stopAll = () => Promise.all(started.map((one) => one.stop()));

try {
  const wechat = await startOwnWechat();
  if (wechat) started.push(wechat);
  const store = await startOwnStore();
  if (store) started.push(store);
  const phones = createPhones(env.MOCK_STATE);
  const alibaba = await startOwnAlibaba(phones);
  if (alibaba) started.push(alibaba);
  const sms = await startSms(phones);
  started.push(sms);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void stopAll().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop);
  console.log(`码上替身 listening ${sms.url} ，看短信 ${sms.url}/phones`);
  if (alibaba) console.log(`替身阿里云短信 listening ${alibaba.url} ，发的也在 ${sms.url}/phones`);
  if (store) console.log(`替身存储 listening ${store.url} ，东西只在内存里`);
  if (wechat) console.log(`替身微信 listening ${wechat.url} ，看消息 ${wechat.url}/wechat`);
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException));
  process.exitCode = 2;
  await stopAll();
}
