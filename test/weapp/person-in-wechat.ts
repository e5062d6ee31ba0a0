import type { TestCounty } from '../helpers/test-county.ts';
import { builtOrigin } from './county-in-wechat.ts';
import { newDevice, type Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { Walker } from './harness/walker.ts';

/** As WeChat hands it over after a scan: encoded once. */
export const scanned = (codeId: string): Record<string, string> => ({ q: encodeURIComponent(`${builtOrigin}/m/${codeId}`) });

/** A phone on which this WeChat is signed in; its codes are the stand-in's. */
export function deviceOf(county: TestCounty, openid: string, given: Partial<Device> = {}): Device {
  return newDevice({ loginCode: () => county.wechat.users.loginCode(openid), ...given });
}

/** She has scanned the code on the wall and stands on home. */
export async function walkHome(opening: Pick<Opening, 'dir' | 'origins'>, county: TestCounty, device: Device): Promise<Walker> {
  const walker = await Walker.start({ ...opening, device, path: 'qr/landing', query: scanned(county.codeId), scene: 1011 });
  await walker.goOn('是');
  return walker;
}

/** From the form with the number to the code of the SMS. */
export async function askForCode(walker: Walker, phone: string): Promise<void> {
  await walker.fill(phone);
  await walker.press(/发给我6个数字/);
  await walker.reads(`发到 ${phone} 了`);
}

export async function enterCode(walker: Walker, county: TestCounty, phone: string): Promise<void> {
  await county.knock();
  const message = county.sms.phones.of(phone).findLast((one) => one.text.includes('登录'));
  await walker.fill(/\d{6}/.exec(message!.text)![0]);
  await walker.goOn(/填好了/);
}
