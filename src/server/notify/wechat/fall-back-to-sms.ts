import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import type { ClaimedDelivery } from '../channel.ts';
import { findNoticeKey } from '../notify.store.ts';
import { prepareSms } from '../sms/prepare-sms.ts';
import type { WechatSealed } from './prepare-wechat.ts';

/** WeChat certainly did not tell her: an SMS does, once. The caller has just moved the delivery to failed, in this transaction. */
export async function fallBackToSms(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void> {
  if (row.notice === null) return;
  const notice = await findNoticeKey(tx, scope, row.notice);
  if (!notice?.key_wrapped || notice.account === null) return;
  const key = house.vault.applicationKey(scope.county, notice.id, notice.key_wrapped);
  const at = { column: 'delivery.sealed', county: scope.county, row: row.id };
  const { values } = house.vault.openJson<WechatSealed>(key, at, row.sealed);
  const { account, person } = notice;
  const writes = await prepareSms(house, tx, scope, key, {
    notice: row.notice,
    account,
    person,
    kind: row.template,
    values,
    from: house.clock.now(),
  });
  if (writes.length > 0) await writeTogether(tx, ...writes);
}
