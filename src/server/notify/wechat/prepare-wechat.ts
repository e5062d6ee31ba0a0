import { dayInFull } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { WechatValueName } from '../../platform/settings.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { findWillingWechat } from '../../wechat/index.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import type { SmsTelling } from '../sms/prepare-sms.ts';
import { fitValue } from './fit-value.ts';

export interface WechatTelling extends SmsTelling {
  account: string;
  title: string;
  /** Days in full, 2026年12月22日: a message there stands for years. */
  wechatValues: Partial<Record<WechatValueName, string>>;
}

/** What a delivery by WeChat keeps sealed: its own values, and those of the SMS that goes instead if WeChat refuses. */
export interface WechatSealed {
  data: Record<string, string>;
  values: Record<string, string>;
}

/**
 * A delivery by subscribe message, for the caller to write; nothing if no WeChat of this account lets us,
 * or if the template asks for a value that this notice does not have.
 */
export async function prepareWechat(house: House, tx: Tx, scope: Scope, applicationKey: DataKey, telling: WechatTelling): Promise<Write[]> {
  const template = house.settings.wechat?.templates[telling.kind];
  const identity = template && (await findWillingWechat(house, tx, { account: telling.account, template: template.id }));
  if (!identity) return [];
  const values = { ...telling.wechatValues, title: telling.title, day: dayInFull(dayOf(house.clock.now())) };
  const data: Record<string, string> = {};
  for (const [key, name] of Object.entries(template.data)) {
    const fitted = fitValue(key, values[name]);
    if (fitted === undefined) return [];
    data[key] = fitted;
  }
  const content: WechatSealed = { data, values: telling.values };
  const { notice, kind, from } = telling;
  return [
    prepareDelivery(house, scope, applicationKey, {
      to: { notice, contact: identity },
      channel: 'wechat',
      template: kind,
      content,
      from,
    }),
  ];
}
