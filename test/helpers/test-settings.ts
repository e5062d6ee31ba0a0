import type { Settings } from '../../src/server/platform/settings.ts';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Settings of a demo on loopback; a test names what it needs otherwise. */
export function testSettings(given: Partial<Omit<Settings, 'sms'>> & { sms?: Partial<Settings['sms']> }): Settings {
  const { sms, ...rest } = given;
  return {
    deployment: 'demo',
    startMode: 'all',
    origin: 'http://127.0.0.1:8360',
    staffOrigin: 'http://127.0.0.1:8361',
    listen: { public: { host: '127.0.0.1', port: 0 }, staff: { host: '127.0.0.1', port: 0 }, internal: { host: '127.0.0.1', port: 0 } },
    demoOpenToLan: false,
    databaseUrl: '',
    databaseAppUrl: '',
    poolSize: 6,
    filesDir: join(tmpdir(), 'mashang-test-files'),
    keyDir: '',
    h5Dir: undefined,
    consoleDir: undefined,
    staffSession: { idleMinutes: 30, dayHours: 10 },
    verifyFiles: [],
    photos: { largestBytes: 8 * 1024 * 1024, perApplication: 60, longestSide: 2400, quality: 82, processes: 1, waiting: 200 },
    ...rest,
    sms: {
      endpoint: 'http://127.0.0.1:1',
      region: 'ap-beijing',
      secretId: 'AKIDDEMO0000000000000000000000000000',
      secretKey: 'demo-secret-key-of-nobody',
      noticeAppId: '1400000001',
      codeAppId: '1400000002',
      sign: '无棣县民政局',
      templates: JSON.parse(readFileSync('mock/data/sms-templates.json', 'utf8')) as Settings['sms']['templates'],
      callbackSecret: 'test-callback-secret',
      timeoutMs: 2000,
      codesPerHour: 2000,
      noticesPerNumberDay: 50,
      ...sms,
    },
  };
}

/** Of a mini-program that does not exist, at a stand-in. */
export function testWechatSettings(endpoint: string): NonNullable<Settings['wechat']> {
  return {
    endpoint,
    appId: 'wxdemo0000000000',
    appSecret: 'demo-app-secret-of-nobody',
    phoneButton: 'on',
    templates: JSON.parse(readFileSync('mock/data/wechat-templates.json', 'utf8')) as NonNullable<Settings['wechat']>['templates'],
    push: { token: 'demo-push-token', encodingAesKey: 'demo0000000000000000000000000000000000000AA' },
    timeoutMs: 2000,
  };
}

/** Of a bucket that does not exist, at a stand-in. */
export const testStore = {
  bucket: 'demo-papers',
  region: 'cn-north-1',
  keyId: 'AKIDDEMO0000000000',
  secret: 'demo-store-secret-of-nobody',
};
