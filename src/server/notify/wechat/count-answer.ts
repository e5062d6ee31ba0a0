import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { addGrant, clearGrants } from '../../wechat/index.ts';

interface Answer {
  identity: string;
  template: string;
  /** WeChat's word; those that say neither yes nor no change nothing. */
  answer: string;
  /** The phone and WeChat's event tell of the same tap: the phone's word counts one more, the event makes sure of at least one. */
  heardFrom: 'phone' | 'event';
}

const yes = new Set(['accept', 'acceptWithAudio', 'acceptWithAlert']);
const no = new Set(['reject', 'ban']);

/** Counts one answer; false if it says neither yes nor no. */
export async function countAnswer(house: House, tx: Tx, { identity, template, answer, heardFrom }: Answer): Promise<boolean> {
  const of = { identity, template, now: house.clock.now() };
  if (yes.has(answer)) await addGrant(tx, { ...of, how: heardFrom === 'phone' ? 'one-more' : 'at-least-one' });
  else if (no.has(answer)) await clearGrants(tx, of);
  return yes.has(answer) || no.has(answer);
}
