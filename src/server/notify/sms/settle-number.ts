import { endNumber } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { ClaimedDelivery } from '../channel.ts';

/** Codes that say something of the number itself. Source: error lists of Tencent Cloud and Alibaba Cloud SMS, carriers' status reports. */
const gone = new Set(['MK:0001', 'InvalidParameterValue.IncorrectPhoneNumber', 'isv.MOBILE_NUMBER_ILLEGAL']);
const optedOut = new Set(['FailedOperation.PhoneNumberInBlacklist', 'isv.BLACK_KEY_CONTROL_LIMIT', 'MBBLACK', 'W-BLACK']);

/** A number that is gone, or whose owner wants no messages, is told nothing any more. */
export async function settleNumber({ clock }: House, tx: Tx, scope: SystemScope, row: Pick<ClaimedDelivery, 'contact'>, code: string): Promise<void> {
  const because = gone.has(code) ? 'gone' : optedOut.has(code) ? 'opted-out' : undefined;
  if (!because || row.contact === null) return;
  await endNumber(tx, scope, { contact: row.contact, because, now: clock.now() });
}
