import type { Reader } from '../../platform/database.ts';
import type { SmsSettings, SmsVendorName } from '../../platform/settings.ts';
import { smsVendorNames } from '../../platform/settings-of-sms.ts';
import { listWeights } from './sms.store.ts';

/** Hundredths, of all vendors together 100, where nothing was measured against any of them. */
export function restingWeights(sms: SmsSettings): Partial<Record<SmsVendorName, number>> {
  const there = smsVendorNames.filter((name) => sms[name]);
  const total = there.reduce((sum, name) => sum + sms[name]!.weight, 0);
  return Object.fromEntries(there.map((name) => [name, Math.round((100 * sms[name]!.weight) / total)]));
}

/** The weights by which the next message is drawn. */
export async function readWeights(sms: SmsSettings, db: Reader): Promise<Record<string, number>> {
  const moved = Object.fromEntries((await listWeights(db)).map(({ vendor, weight }) => [vendor, weight]));
  return Object.fromEntries(Object.entries(restingWeights(sms)).map(([name, resting]) => [name, moved[name] ?? resting]));
}
