import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import { readOpenid, takeGrant } from '../../wechat/index.ts';
import type { ClaimedDelivery, Readied } from '../channel.ts';
import type { Senders } from '../senders.ts';
import type { WechatSealed } from './prepare-wechat.ts';

/**
 * How this delivery is handed to WeChat, its leave counted down already; nothing if she signed out, took the leave back,
 * the template was withdrawn or her number grew old since.
 */
export async function readyWechat(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { row, key, senders: { wechat } }: { row: ClaimedDelivery; key: DataKey; senders: Senders },
): Promise<Readied | undefined> {
  const template = house.settings.wechat?.templates[row.template];
  if (row.contact === null) return undefined;
  const openid = await readOpenid(house, tx, row.contact);
  if (!wechat || !template || openid === undefined) return undefined;
  const leave = {
    identity: row.contact,
    template: template.id,
    each: template.kind === 'one-time' ? 1 : 0,
  } as const;
  if (!(await takeGrant(tx, leave))) return undefined;
  const at = { column: 'delivery.sealed', county: scope.county, row: row.id };
  const { data } = house.vault.openJson<WechatSealed>(key, at, row.sealed);
  return {
    vendor: 'wechat',
    addressHash: null,
    hand: () => wechat.sendSubscribeMessage({ openid, templateId: template.id, page: template.page, data }),
  };
}
