import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { clearGrants, returnGrant } from '../../wechat/index.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { ClaimedDelivery } from '../channel.ts';

const noLeaveLeft = '43101';

/** What certainly was not sent used up no leave; where WeChat says that there is none, we know it now too. */
export async function settleLeave(house: House, tx: Tx, _scope: SystemScope, row: ClaimedDelivery, code: string): Promise<void> {
  const template = house.settings.wechat?.templates[row.template];
  if (!template || row.contact === null) return;
  const of = { identity: row.contact, template: template.id };
  if (code === noLeaveLeft) await clearGrants(tx, { ...of, at: house.clock.now() });
  else if (template.kind === 'one-time') await returnGrant(tx, of);
}
