import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';

/** Everything that server, stand-ins and commands are told by their environment in a demo. */
export function demoSettings({ dataDir, ports, lan, database }) {
  const publicHost = lan ? findLanAddress() : '127.0.0.1';
  const secrets = readOrMakeSecrets(path.join(dataDir, 'demo.json'));
  const publicUrl = `http://127.0.0.1:${ports.public}`;
  return {
    ...environmentWithoutPostgres(),
    DEPLOYMENT: 'demo',
    START_MODE: 'all',
    ORIGIN: `http://${publicHost}:${ports.public}`,
    STAFF_ORIGIN: `http://127.0.0.1:${ports.staff}`,
    LISTEN_PUBLIC: `${lan ? '0.0.0.0' : '127.0.0.1'}:${ports.public}`,
    LISTEN_STAFF: `127.0.0.1:${ports.staff}`,
    LISTEN_INTERNAL: `127.0.0.1:${ports.internal}`,
    ...(lan ? { DEMO_OPEN_LAN: '1' } : {}),
    ...database,
    FILES_DIR: path.join(dataDir, 'files'),
    KEY_DIR: path.join(dataDir, 'keys'),
    H5_DIR: path.join(projectDir, '.build', 'h5'),
    ...whenThere('CONSOLE_DIR', path.join(projectDir, '.build', 'console')),
    SMS_ENDPOINT: `http://127.0.0.1:${ports.standIns}`,
    SMS_REGION: 'ap-beijing',
    SMS_SECRET_ID: secrets.smsSecretId,
    SMS_SECRET_KEY: secrets.smsSecretKey,
    SMS_NOTICE_APP_ID: '1400000001',
    SMS_CODE_APP_ID: '1400000002',
    SMS_SIGN: '码上演示',
    SMS_TEMPLATES: path.join(projectDir, 'mock', 'data', 'sms-templates.json'),
    SMS_CALLBACK_SECRET: secrets.smsCallbackSecret,
    ALIBABA_SMS_ENDPOINT: `http://127.0.0.1:${ports.alibaba}`,
    ALIBABA_SMS_SECRET_ID: secrets.alibabaSecretId,
    ALIBABA_SMS_SECRET_KEY: secrets.alibabaSecretKey,
    ALIBABA_SMS_SIGN: '码上演示',
    ALIBABA_SMS_TEMPLATES: path.join(projectDir, 'mock', 'data', 'alibaba-sms-templates.json'),
    ALIBABA_SMS_CALLBACK_SECRET: secrets.alibabaCallbackSecret,
    MOCK_ALIBABA_LISTEN: `127.0.0.1:${ports.alibaba}`,
    MOCK_ALIBABA_REPORT_TO: `${publicUrl}/vendor/alibaba-sms/${secrets.alibabaCallbackSecret}`,
    MOCK_LISTEN: `127.0.0.1:${ports.standIns}`,
    MOCK_REPORT_TO: `${publicUrl}/vendor/tencent-sms/${secrets.smsCallbackSecret}`,
    MOCK_STATE: path.join(dataDir, 'stand-in-phones.json'),
    // The vendor allows two a number and day until a county has it raised; a demo tries many families on one number.
    MOCK_NOTICE_DAILY_LIMIT: '20',
    SMS_NOTICES_A_DAY: '20',
    ALIBABA_SMS_NOTICES_A_DAY: '20',
    WECHAT_ENDPOINT: `http://127.0.0.1:${ports.wechat}`,
    WECHAT_APP_ID: 'wxdemo000000000000',
    WECHAT_APP_SECRET: secrets.wechatAppSecret,
    WECHAT_PHONE_BUTTON: 'on',
    WECHAT_TEMPLATES: path.join(projectDir, 'mock', 'data', 'wechat-templates.json'),
    WECHAT_VERIFY_DIR: path.join(projectDir, 'mock', 'data', 'wechat-verify'),
    WECHAT_PUSH_TOKEN: secrets.wechatPushToken,
    WECHAT_PUSH_AES_KEY: secrets.wechatPushAesKey,
    MOCK_WECHAT_LISTEN: `127.0.0.1:${ports.wechat}`,
    MOCK_WECHAT_PUSH_TO: `${publicUrl}/vendor/wechat`,
    MOCK_WECHAT_STATE: path.join(dataDir, 'stand-in-wechat.json'),
  };
}

function whenThere(name, dir) {
  return fs.existsSync(dir) ? { [name]: dir } : {};
}

/** PGHOST and its like in somebody's shell are about another database. */
function environmentWithoutPostgres() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PG[A-Z]+$/.test(name)));
}

/** Made once and kept, so that what was sent before a restart is still known after it; an older demo gets what it lacks. */
function readOrMakeSecrets(file) {
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const secrets = {
    smsSecretId: `AKIDDEMO${randomBytes(14).toString('hex')}`,
    smsSecretKey: randomBytes(16).toString('hex'),
    smsCallbackSecret: randomBytes(16).toString('hex'),
    alibabaSecretId: `LTAIDEMO${randomBytes(8).toString('hex')}`,
    alibabaSecretKey: randomBytes(16).toString('hex'),
    alibabaCallbackSecret: randomBytes(16).toString('hex'),
    wechatAppSecret: randomBytes(16).toString('hex'),
    wechatPushToken: randomBytes(16).toString('hex'),
    // 43 letters and figures stand for 32 bytes.
    wechatPushAesKey: randomBytes(22).toString('hex').slice(0, 43),
    ...kept,
  };
  const half = `${file}.half`;
  fs.writeFileSync(half, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(half, file);
  return secrets;
}

function findLanAddress() {
  const found = Object.values(os.networkInterfaces())
    .flat()
    .find((one) => one.family === 'IPv4' && !one.internal);
  if (found) return found.address;
  throw new Refused(
    '这台电脑没有连上局域网：请先连上再用 --lan，或者不加 --lan 启动。',
    'This machine is on no network: connect it first, or start without --lan.',
  );
}
