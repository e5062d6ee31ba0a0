import type { Sent } from '../../contract/delivery.contract.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listDeliveriesOf } from './unsettled/unsettled.store.ts';

type Channel = Awaited<ReturnType<typeof listDeliveriesOf>>[number]['channel'];

/** The ladder from the top: what reached her by any way is what counts. */
const ladder = ['heard', 'delivered', 'handed-over', 'calling', 'waiting', 'unknown', 'failed'] as const;
type Rung = (typeof ladder)[number];

const byMachine: Record<Rung, (what: string) => string> = {
  heard: () => '当面跟您说过了',
  delivered: (what) => `${what}已送到`,
  'handed-over': (what) => `${what}发了，还没回音`,
  calling: (what) => `${what}正在发`,
  waiting: (what) => `${what}还没发，排着队`,
  unknown: (what) => `${what}不知道到没到，会有人问您`,
  failed: (what) => `${what}没送到，村里人会来告诉您`,
};
const ways: Partial<Record<Channel, string>> = { wechat: '微信', voice: '电话' };

/**
 * How far the messages of these notices have come, in her words: on her phone and at the desk. What was folded into another message is as far
 * as that one. Nothing of a notice that is read in the inbox alone.
 */
export async function viewDeliveries({ db }: { db: Reader }, scope: Scope, notices: readonly string[]): Promise<Map<string, Sent>> {
  const views = new Map<string, { rung: number; sent: Sent }>();
  for (const { notice, channel, state, carrier_state } of await listDeliveriesOf(db, scope, notices)) {
    const kind = (carrier_state ?? state) as Rung;
    const rung = ladder.indexOf(kind);
    const before = views.get(notice!);
    if (rung < 0 || (before && before.rung <= rung)) continue;
    const title = channel === 'in-person' && kind === 'waiting' ? '村里人会来告诉您' : byMachine[kind](ways[channel] ?? '短信');
    views.set(notice!, { rung, sent: { kind, title } });
  }
  return new Map([...views].map(([notice, { sent }]) => [notice, sent]));
}
