import { readTemplates } from './tencent-sms/read-templates.ts';
import { startTencentSms, type TencentSms } from './tencent-sms/start-tencent-sms.ts';

/** Starts the stand-ins from the environment and stops with whoever started them. */
class Unusable extends Error {}

const { env } = process;

function need(name: string): string {
  const value = env[name];
  if (!value) throw new Unusable(`缺环境变量 ${name}，替身短信起不来。`);
  return value;
}

function number(name: string, usual: number): number {
  const value = Number(env[name] ?? usual);
  if (!Number.isInteger(value) || value < 0) throw new Unusable(`${name} 应当是一个不小于 0 的整数。`);
  return value;
}

function splitListen(listen: string): { host: string; port: number } {
  const match = /^(?:\[(.+)\]|([^:]+)):(\d{1,5})$/.exec(listen);
  if (!match) throw new Unusable(`MOCK_LISTEN 应当像 127.0.0.1:8370，现在是 ${listen}。`);
  return { host: match[1] ?? match[2] ?? '', port: Number(match[3]) };
}

async function start(): Promise<TencentSms> {
  const { host, port } = splitListen(env.MOCK_LISTEN ?? '127.0.0.1:8370');
  return startTencentSms({
    host,
    port,
    credentials: { [need('SMS_SECRET_ID')]: need('SMS_SECRET_KEY') },
    apps: {
      [need('SMS_NOTICE_APP_ID')]: { kind: 'notice', dailyLimit: number('MOCK_NOTICE_DAILY_LIMIT', 2) },
      [need('SMS_CODE_APP_ID')]: { kind: 'code', dailyLimit: number('MOCK_CODE_DAILY_LIMIT', 10) },
    },
    signs: [need('SMS_SIGN')],
    templates: readTemplates(need('SMS_TEMPLATES')),
    reportAfter: number('MOCK_REPORT_AFTER', 1000),
    ...(env.MOCK_REPORT_TO ? { reportTo: env.MOCK_REPORT_TO } : {}),
    ...(env.MOCK_STATE ? { stateFile: env.MOCK_STATE } : {}),
  });
}

function explain(error: NodeJS.ErrnoException): string {
  if (error instanceof Unusable) return error.message;
  if (error.code === 'EADDRINUSE') return `${env.MOCK_LISTEN ?? '127.0.0.1:8370'} 被别的程序占着。先关掉它，或用 MOCK_LISTEN 换一个端口。`;
  return `替身短信起不来：${error.message}`;
}

try {
  const sms = await start();
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void sms.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop);
  console.log(`码上替身 listening ${sms.url} ，看短信 ${sms.url}/phones`);
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException));
  process.exitCode = 2;
}
