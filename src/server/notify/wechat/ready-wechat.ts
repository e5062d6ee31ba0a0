import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { readOpenid, takeGrant } from '../../wechat/index.ts';
import { nextHourOf } from '../../../rules/daytime.ts';
import type { DueDelivery, Hand, Ready } from '../channel.ts';
import type { Senders } from '../senders.ts';
import type { WechatSealed } from './prepare-wechat.ts';

/** How these deliveries are handed to WeChat, or until when they wait. */
export async function readyWechat(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { due, senders }: { due: readonly DueDelivery[]; senders: Senders },
): Promise<Ready[]> {
  const now = house.clock.now();
  const ready: Ready[] = [];
  for (const one of due) {
    const { id, lane, template: kind } = one.row;
    const until = nextHourOf(lane, now);
    if (until > now) {
      ready.push({ id, does: 'wait', until });
      continue;
    }
    const hand = await handOver(house, tx, scope, one, senders);
    if (hand) ready.push({ id, does: 'hand', hand, kind, number: null, folds: [] });
  }
  return ready;
}

/** Its leave is counted down already; nothing if she signed out, took the leave back, the template was withdrawn or her number grew old since. */
async function handOver(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { row, key }: DueDelivery,
  { wechat }: Senders,
): Promise<Hand | undefined> {
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
  return () => wechat.sendSubscribeMessage({ openid, templateId: template.id, page: template.page, data });
}
