import { prepareTelling } from '../../notify/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/write-together.ts';
import { findAccountOfNumber } from '../grievance.store.ts';
import type { ToldComplaint } from '../told.ts';

/**
 * Told to whoever left a number, where it is a verified one of somebody here. Only that there is an answer: a number is typed by anybody,
 * and what was said is read with the number and the secret.
 */
export async function tellComplainant(
  house: House,
  tx: Tx,
  scope: Scope,
  { id, told }: { id: string; told: ToldComplaint },
): Promise<Write[]> {
  const found = told.phone && (await findAccountOfNumber(tx, scope, house.vault.hash('phone', told.phone)));
  if (!found) return [];
  return prepareTelling(house, tx, scope, house.vault.key(scope.county, 'notices'), {
    about: id,
    account: found.account,
    person: found.person,
    kind: 'complaint-answered',
    words: { title: '您反映的事有回话了', text: '到“投诉举报”那一页看。换了手机看，要号和口令。' },
    values: {},
    wechatValues: {},
    from: house.clock.now(),
  });
}
