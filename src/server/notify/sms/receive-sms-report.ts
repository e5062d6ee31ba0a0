import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { sameText } from '../../platform/same-text.ts';
import type { SmsVendorName } from '../../platform/settings.ts';
import { keepVendorReport } from '../keep-vendor-report.ts';

/** Keeps a report that came to the vendor's unguessable address; there are two while one takes over from the other. */
export async function receiveSmsReport(
  house: House,
  { vendor, secret, body }: { vendor: SmsVendorName; secret: string; body: Buffer | undefined },
): Promise<void> {
  const secrets = house.settings.sms[vendor]?.callbackSecrets ?? [];
  // Every one is compared, whichever fits.
  if (secrets.filter((one) => sameText(secret, one)).length === 0) throw new Problem('not-found');
  await keepVendorReport(house, { vendor, body: body ?? Buffer.alloc(0) });
}
