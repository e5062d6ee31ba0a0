import type { Tx } from '../../platform/database.ts';
import { addGrant, clearGrants } from '../../wechat/index.ts';

interface Answer {
  identity: string;
  template: string;
  /** WeChat's word; those that say neither yes nor no change nothing. */
  answer: string;
  /** When she tapped, as near as it is known. */
  at: Date;
}

const yes = new Set(['accept', 'acceptWithAudio', 'acceptWithAlert']);
const no = new Set(['reject', 'ban']);

/** Counts one answer; false if it says neither yes nor no. */
export async function countAnswer(tx: Tx, { identity, template, answer, at }: Answer): Promise<boolean> {
  if (yes.has(answer)) await addGrant(tx, { identity, template, at });
  else if (no.has(answer)) await clearGrants(tx, { identity, template, at });
  return yes.has(answer) || no.has(answer);
}
