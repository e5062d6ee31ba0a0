import { smsVendorNames } from './settings-of-sms.ts';
import { SettingRefused, type Settings, type SmsVendorName, type SmsVendorSettings } from './settings.ts';

/** What the database and the key directory say about themselves. */
export interface Birth {
  databaseBornAs: 'demo' | 'real' | undefined;
  seededStaff: number;
  demoKey: boolean;
}

const vendorHosts: Record<SmsVendorName, { setting: string; hosts: readonly string[] }> = {
  tencent: {
    setting: 'SMS_',
    hosts: [
      'sms.tencentcloudapi.com',
      'sms.ap-beijing.tencentcloudapi.com',
      'sms.ap-guangzhou.tencentcloudapi.com',
      'sms.ap-nanjing.tencentcloudapi.com',
    ],
  },
  alibaba: { setting: 'ALIBABA_SMS_', hosts: ['dysmsapi.aliyuncs.com'] },
};

/** Demo or real, and nothing between: throws `SettingRefused` with one plain sentence on the first unsafe combination. */
export function refuseUnsafe(settings: Settings, birth: Birth): void {
  const refusal = settings.deployment === 'real' ? whyNotReal(settings, birth) : whyNotDemo(settings, birth);
  if (refusal) throw new SettingRefused(refusal);
}

function whyNotReal(settings: Settings, birth: Birth): string | undefined {
  if (birth.databaseBornAs === 'demo')
    return 'This database was born as a demo and holds invented people; a real deployment needs a new, empty one.';
  for (const vendor of smsVendorNames) {
    const refusal = whyNotReally(vendor, settings.sms[vendor]);
    if (refusal) return refusal;
  }
  if (settings.wechat && settings.wechat.endpoint !== 'https://api.weixin.qq.com')
    return 'WECHAT_ENDPOINT is not WeChat’s address; a real deployment must not talk to a stand-in.';
  if (settings.wechat && /DEMO|EXAMPLE|TOURIST/i.test(settings.wechat.appId + settings.wechat.appSecret + settings.wechat.push.token))
    return 'The settings of WeChat hold a demo credential; put in those of the county’s mini-program.';
  if (settings.store && !isSafeStore(settings.store.endpoint))
    return 'FILES_S3_ENDPOINT is not an https address of a store; a real deployment must not talk to a stand-in, nor in the open.';
  if (settings.store && /DEMO|EXAMPLE/i.test(settings.store.keyId + settings.store.secret))
    return 'The settings FILES_S3_… hold a demo credential; put in the one that the store issued.';
  if (birth.seededStaff > 0) return 'The database holds staff accounts with printed demo passwords; remove them before going live.';
  if (birth.demoKey) return 'KEY_DIR holds the demo key; make a real one and keep it outside the data and its backups.';
  if (!settings.origin.startsWith('https://')) return 'ORIGIN is not https; printed codes must open an encrypted page.';
  if (!settings.staffOrigin.startsWith('https://')) return 'STAFF_ORIGIN is not https; the staff sign-in must be encrypted.';
  return undefined;
}

function whyNotReally(vendor: SmsVendorName, sms: SmsVendorSettings | undefined): string | undefined {
  if (!sms) return undefined;
  const { setting, hosts } = vendorHosts[vendor];
  const { protocol, hostname } = new URL(sms.endpoint);
  if (protocol !== 'https:' || !hosts.includes(hostname))
    return `${setting}ENDPOINT is not the vendor’s address; a real deployment must not talk to a stand-in.`;
  if (/DEMO|EXAMPLE/i.test(sms.secretId)) return `${setting}SECRET_ID is a demo credential; put in the one that the vendor issued.`;
  return undefined;
}

function whyNotDemo(settings: Settings, birth: Birth): string | undefined {
  if (birth.databaseBornAs === 'real') return 'This database belongs to a real deployment; a demo must never open it.';
  if (!birth.demoKey) return 'KEY_DIR holds a real key; a demo must never use it.';
  const open = [settings.listen.public, settings.listen.staff, settings.listen.internal].find((one) => !isLoopback(one.host));
  if (open && !settings.demoOpenToLan)
    return 'A demo listens on this machine only; start it with `npm start -- --lan` to open it to the local network.';
  if (settings.demoOpenToLan && !isLoopback(settings.listen.internal.host))
    return 'The internal listener never leaves this machine in a demo.';
  return undefined;
}

function isSafeStore(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' && !isLoopback(hostname.replaceAll(/^\[|\]$/g, ''));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
