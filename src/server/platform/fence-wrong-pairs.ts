import type { House } from './house.ts';
import { isWorkedOut } from './is-worked-out.ts';
import { Problem } from './problem.ts';

const hour = 3600;
const aDay = 86_400;
/** Seconds that this phone waits at this paper after so many wrong pairs of a day; a slip or two cost nothing. */
const waits = [0, 0, 0, 10, 30, 60, 300, 900] as const;
const longestWait = hour;
/** Wrong pairs of all phones in an hour, at all papers: people mistype a handful a day, and a wrong code names no county. */
const wrongAnHour = 200;
/** Of all phones at one paper in a day: from here on each try costs a sum, twice as long for twice as many. */
const wrongAtOne = 10;
/** About a second of a cheap phone, and at most some sixteen. */
const leastBits = 14;
const mostBits = 18;

/** What is on a paper and what only its owner knows: a receipt's code and the last six of the ID number, a complaint's number and secret. */
export interface Pair {
  of: 'receipt' | 'complaint';
  /** Known or not: what is fenced is the same for both. */
  paper: string;
  secret: string;
  deviceId: string;
}

const tooSoon = '填错了几次，歇一会儿再试。着急打12349。';

/**
 * Before a pair is compared: a phone that was wrong waits, longer each time, and where many were wrong a small sum comes first, bound to this
 * very pair. Whoever is signed in, the staff, and the scanned code alone never pass here: nobody is ever locked out.
 */
export async function fenceWrongPairs(house: House, pair: Pair, sum: string | undefined): Promise<void> {
  const { limits, vault, clock } = house;
  const keys = keysOf(house, pair);
  const ofDevice = await limits.read(keys.device, aDay);
  const wait = waitAfter(ofDevice);
  // Read though there is nothing to wait for: a first try costs what a later one does.
  const isWaiting = (await limits.read(`${keys.device}|${ofDevice}`, wait || hour)) > 0;
  const atOne = await limits.read(keys.paper, aDay);
  const everywhere = await limits.read(keys.all, hour);
  if (wait > 0 && isWaiting) throw new Problem('too-many-tries', { text: tooSoon, retryAfterSeconds: limits.secondsLeft(wait) });
  if (everywhere < wrongAnHour && atOne < wrongAtOne) return;
  const bits = Math.min(mostBits, leastBits + Math.floor(Math.log2(Math.max(1, atOne / wrongAtOne))));
  const inHour = Math.floor(clock.now().getTime() / (hour * 1000));
  const challenge = vault.hash(`${pair.of}-sum`, `${pair.paper}|${pair.secret}|${pair.deviceId}|${inHour}`).toString('base64url');
  if (!isWorkedOut(challenge, sum, bits)) throw new Problem('sum-needed', { sum: { challenge, bits } });
}

/** The same few counts for a wrong code and for wrong figures. */
export async function countWrongPair(house: House, pair: Pair): Promise<void> {
  const { limits } = house;
  const keys = keysOf(house, pair);
  const ofDevice = await limits.count(keys.device, aDay);
  await limits.count(`${keys.device}|${ofDevice}`, waitAfter(ofDevice) || hour);
  await limits.count(keys.paper, aDay);
  await limits.count(keys.all, hour);
}

function waitAfter(wrong: number): number {
  return waits[wrong] ?? longestWait;
}

function keysOf({ vault }: House, { of, paper, deviceId }: Pair): { device: string; paper: string; all: string } {
  const hashed = (name: string, text: string) => `${name}|${vault.hash(name, text).toString('base64url')}`;
  return { device: hashed(`${of}-device`, `${paper}|${deviceId}`), paper: hashed(`${of}-wrong`, paper), all: `${of}-wrong` };
}
