import { randomInt } from 'node:crypto';
import { dayOf, startOfDay } from '../../../rules/day.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { smsVendorNames, type SmsSettings, type SmsVendorName } from '../../platform/settings-of-sms.ts';
import { readWeights } from './read-weights.ts';
import { countTakenSince, listEarlierAttempts } from './sms.store.ts';

interface Choice {
  kind: string;
  params: readonly string[];
  /** Of the number. */
  addressHash: Buffer;
  /** The delivery or ring that earlier attempts may have been of; none of a sign-in code, which is tried once. */
  of: string | undefined;
}

/**
 * Which vendor sends each, to be written with its attempt before the call; nothing where none of them can. A message that may have gone out
 * by one is never given to another; what one certainly refused is given to the other, if there is one. Among those that are left it is
 * drawn by weight.
 */
export async function chooseVendors(house: House, tx: Tx, choices: readonly Choice[]): Promise<(SmsVendorName | undefined)[]> {
  const { settings, clock } = house;
  const { sms } = settings;
  if (!sms.tencent || !sms.alibaba) return choices.map(({ kind, params }) => listAble(sms, kind, params)[0]);
  const notices = choices.filter(({ of }) => of !== undefined);
  const earlier = await listEarlierAttempts(
    tx,
    notices.map(({ of }) => of!),
  );
  const taken = await countTakenSince(
    tx,
    notices.map(({ addressHash }) => addressHash),
    startOfDay(dayOf(clock.now())),
  );
  const weights = await readWeights(sms, tx);
  return choices.map(({ kind, params, addressHash, of }) => {
    const before = of === undefined ? [] : (earlier.get(of) ?? []);
    const stays = before.find(({ state }) => state !== 'refused')?.vendor;
    if (stays) return stays;
    const number = addressHash.toString('hex');
    const fresh = preferred(listAble(sms, kind, params), (vendor) => !before.some((one) => one.vendor === vendor));
    const roomy = preferred(fresh, (vendor) => of === undefined || (taken.get(`${vendor} ${number}`) ?? 0) < sms[vendor]!.noticesADay);
    return drawByWeight(roomy, weights);
  });
}

/** The vendors with which this kind is filed and that take values of this length. */
function listAble(sms: SmsSettings, kind: string, params: readonly string[]): SmsVendorName[] {
  return smsVendorNames.filter((name) => {
    const vendor = sms[name];
    const template = vendor?.templates[kind];
    return template?.variables.every((variable, at) => {
      const most = template.lengths?.[variable] ?? (template.app === 'code' ? 6 : vendor!.variableLength);
      return [...(params[at] ?? '')].length <= most;
    });
  });
}

function preferred<T>(all: T[], better: (one: T) => boolean): T[] {
  const some = all.filter(better);
  return some.length > 0 ? some : all;
}

function drawByWeight(vendors: readonly SmsVendorName[], weights: Readonly<Record<string, number>>): SmsVendorName | undefined {
  if (vendors.length < 2) return vendors[0];
  const total = vendors.reduce((sum, vendor) => sum + weights[vendor]!, 0);
  let ticket = randomInt(Math.max(total, 1));
  return vendors.find((vendor) => (ticket -= weights[vendor]!) < 0) ?? vendors[0];
}
