import type { WechatPush } from '../../../contract/notify.contract.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { openPush } from '../../wechat/index.ts';
import { keepVendorReport } from '../keep-vendor-report.ts';
import { readEvent } from './read-event.ts';

/** Opens a push, keeps it and is done: WeChat waits five seconds, and asks again until it is answered. */
export async function receiveWechatPush(house: House, query: WechatPush, body: Buffer): Promise<void> {
  const { wechat } = house.settings;
  const text = wechat && openPush(wechat, query, body, house.clock.now());
  if (text === undefined) throw new Problem('not-found', { because: 'push not signed' });
  const event = readEvent(text);
  // Signed, but nothing that we know how to read: taken, so that it does not come again and again.
  if (!event) return house.log.warn({ because: 'push not understood' }, 'wechat');
  // All that it says: two answers or two revocations of one second are two events.
  await keepVendorReport(house, { vendor: 'wechat', body: text, sameAs: JSON.stringify(event) });
}
