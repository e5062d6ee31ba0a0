import { randomInt } from 'node:crypto';
import { dayOf, startOfDay } from '../../../rules/day.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SmsVendorName } from '../../platform/settings.ts';
import { listAbleVendors } from './list-able-vendors.ts';
import { readWeights } from './read-weights.ts';
import { countTakenSince, listEarlierAttempts } from './sms.store.ts';

interface Choice {
  /** The delivery or the ring that it is an attempt of; a sign-in code is tried once and has a number alone. */
  id: string;
  of: 'delivery' | 'ring' | 'sign-in-code';
  kind: string;
  params: readonly string[];
  number: Buffer;
}

/**
 * Which vendor sends each, to be written with the attempt before the call; none of what no vendor can. A message that may have gone out by
 * one is never given to another; what one certainly refused is given to the other, if there is one. Among those that are left it is drawn
 * by weight.
 */
export async function chooseVendors(house: House, tx: Tx, choices: readonly Choice[]): Promise<Map<string, SmsVendorName>> {
  const { sms } = house.settings;
  const able = new Map(choices.map((one) => [one.id, listAbleVendors(sms, one.kind, one.params)]));
  if (!sms.tencent || !sms.alibaba) return new Map([...able].flatMap(([id, [only]]) => (only ? [[id, only] as const] : [])));
  const tried = choices.filter(({ of }) => of !== 'sign-in-code');
  const earlier = Map.groupBy(
    await listEarlierAttempts(
      tx,
      tried.map(({ id }) => id),
    ),
    (attempt) => attempt.of,
  );
  const taken = await countTakenSince(
    tx,
    tried.map(({ number }) => number),
    startOfDay(dayOf(house.clock.now())),
  );
  const weights = await readWeights(sms, tx);
  const chosen = new Map<string, SmsVendorName>();
  for (const { id, of, number } of choices) {
    const before = earlier.get(id) ?? [];
    const full = (vendor: SmsVendorName) =>
      of !== 'sign-in-code' && (taken.get(`${number.toString('hex')}|${vendor}`) ?? 0) >= sms[vendor]!.noticesADay;
    const vendor = choose(able.get(id)!, { before, full, weights });
    if (vendor) chosen.set(id, vendor);
  }
  return chosen;
}

interface Known {
  before: readonly { vendor: SmsVendorName; state: string | null }[];
  full(vendor: SmsVendorName): boolean;
  weights: Readonly<Record<string, number>>;
}

function choose(able: readonly SmsVendorName[], { before, full, weights }: Known): SmsVendorName | undefined {
  const stays = before.find(({ state }) => state !== 'refused')?.vendor;
  if (stays) return stays;
  const untried = preferred(able, (vendor) => !before.some((one) => one.vendor === vendor));
  const left = preferred(untried, (vendor) => !full(vendor));
  return left.length < 2 ? left[0] : drawByWeight(left, weights);
}

/** Which vendor sends this one. */
export async function chooseVendor(house: House, tx: Tx, choice: Choice): Promise<SmsVendorName | undefined> {
  return (await chooseVendors(house, tx, [choice])).get(choice.id);
}

function preferred<T>(all: readonly T[], better: (one: T) => boolean): readonly T[] {
  const some = all.filter(better);
  return some.length > 0 ? some : all;
}

function drawByWeight(vendors: readonly SmsVendorName[], weights: Readonly<Record<string, number>>): SmsVendorName {
  const total = vendors.reduce((sum, vendor) => sum + weights[vendor]!, 0);
  let ticket = randomInt(Math.max(total, 1));
  return vendors.find((vendor) => (ticket -= weights[vendor]!) < 0) ?? vendors[0]!;
}
