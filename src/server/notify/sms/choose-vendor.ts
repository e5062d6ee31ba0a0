import { randomInt } from 'node:crypto';
import { dayOf, startOfDay } from '../../../rules/day.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SmsSettings, SmsVendorName } from '../../platform/settings.ts';
import { smsVendorNames } from '../../platform/settings-of-sms.ts';
import { readWeights } from './read-weights.ts';
import { countTakenSince, listEarlierAttempts } from './sms.store.ts';

interface Choice {
  kind: string;
  params: readonly string[];
  /** Of the number. */
  addressHash: Buffer;
  /** What earlier attempts there may have been of; none of a sign-in code, which is tried once. */
  of: { delivery: string } | { ring: string } | 'sign-in-code';
}

/**
 * Which vendor sends it, to be written with the attempt before the call; nothing if none of them can. A message that may have gone out by
 * one is never given to another; what one certainly refused is given to the other, if there is one. Among those that are left it is drawn
 * by weight.
 */
export async function chooseVendor(house: House, tx: Tx, { kind, params, addressHash, of }: Choice): Promise<SmsVendorName | undefined> {
  const { sms } = house.settings;
  const earlier = of === 'sign-in-code' ? [] : await listEarlierAttempts(tx, of);
  const stays = earlier.find(({ state }) => state !== 'refused')?.vendor;
  if (stays) return stays;
  let left = listAble(sms, kind, params);
  if (left.length < 2) return left[0];
  left = preferred(left, (vendor) => !earlier.some((one) => one.vendor === vendor));
  if (of !== 'sign-in-code') {
    const taken = await countTakenSince(tx, addressHash, startOfDay(dayOf(house.clock.now())));
    left = preferred(left, (vendor) => (taken.get(vendor) ?? 0) < sms[vendor]!.noticesADay);
  }
  if (left.length < 2) return left[0];
  return drawByWeight(left, await readWeights(sms, tx));
}

/** The vendors with which this kind is filed and that take values of this length. */
export function listAble(sms: SmsSettings, kind: string, params: readonly string[]): SmsVendorName[] {
  return smsVendorNames.filter((name) => {
    const vendor = sms[name];
    const template = vendor?.templates[kind];
    return template?.variables.every(
      (variable, at) =>
        [...(params[at] ?? '')].length <= (template.lengths?.[variable] ?? (template.app === 'code' ? 6 : vendor!.variableLength)),
    );
  });
}

function preferred<T>(all: T[], better: (one: T) => boolean): T[] {
  const some = all.filter(better);
  return some.length > 0 ? some : all;
}

function drawByWeight(vendors: readonly SmsVendorName[], weights: Readonly<Record<string, number>>): SmsVendorName {
  const total = vendors.reduce((sum, vendor) => sum + weights[vendor]!, 0);
  let ticket = randomInt(Math.max(total, 1));
  return vendors.find((vendor) => (ticket -= weights[vendor]!) < 0) ?? vendors[0]!;
}
