import type { NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import { findContact } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import type { ClaimedDelivery } from '../channel.ts';
import { fallBackToPerson } from '../in-person/fall-back-to-person.ts';
import { findTold } from '../find-told.ts';
import { prepareSms } from '../sms/prepare-sms.ts';
import type { WechatSealed } from './prepare-wechat.ts';

/** WeChat certainly did not tell her: an SMS does, once; without a number, a person does. The caller has just moved the delivery to failed, in this transaction. */
export async function fallBackToSms(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void> {
  if (row.notice === null) return;
  const told = (await findTold(house, tx, scope, [row.notice])).get(row.notice);
  if (!told || told.account === null) return;
  const { account, person, key } = told;
  const at = { column: 'delivery.sealed', county: scope.county, row: row.id };
  const { values } = house.vault.openJson<WechatSealed>(key, at, row.sealed);
  const telling = { notice: row.notice, kind: row.template as NoticeKindName, values, from: house.clock.now() };
  const contact = await findContact(tx, scope, { person, account, channel: 'sms' });
  const writes = contact ? prepareSms(house, scope, key, telling, { contact }) : [];
  if (writes.length > 0) await writeTogether(tx, ...writes);
  else await fallBackToPerson(house, tx, scope, row);
}
