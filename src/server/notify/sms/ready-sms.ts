import { readContact } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { ClaimedDelivery, Readied } from '../channel.ts';
import { readAskedPhone } from '../read-asked-phone.ts';
import type { Senders } from '../senders.ts';
import { chooseVendors } from './choose-vendors.ts';

/** How this delivery is handed to a vendor of SMS; nothing if its template was withdrawn, or what it asks was answered since. */
export async function readySms(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { row, key, senders }: { row: ClaimedDelivery; key: DataKey; senders: Senders },
): Promise<Readied | undefined> {
  if (!house.settings.sms.templates[row.template]) return undefined;
  const params = house.vault.openJson<string[]>(key, { column: 'delivery.sealed', county: scope.county, row: row.id }, row.sealed);
  const phone =
    row.contact === null
      ? await readAskedPhone(house, tx, scope, { request: row.consent_request!, key })
      : await readContact(house, tx, scope, row.contact);
  if (phone === undefined) return undefined;
  const addressHash = house.vault.hash('phone', phone);
  const [vendor] = await chooseVendors(house, tx, [{ kind: row.template, params, addressHash, of: row.id }]);
  if (!vendor) return undefined;
  const { county } = scope;
  return { vendor, addressHash, hand: (attempt) => senders.sendSms({ vendor, kind: row.template, county, params, phone, attempt }) };
}
