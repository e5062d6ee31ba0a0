import { isInventedPhone } from '../../../rules/invented.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { maySetRoster } from './duty-places.ts';
import { keepDesk } from './duty.store.ts';
import { phoneAt } from './who-is-on-duty.ts';

/** Under which number a duty desk answers: the desk's, whoever sits there, so that nobody's own has to stand in a roster. */
export async function setDutyPhone(house: House, book: CodeBook, scope: StaffScope, place: string, phone: string): Promise<void> {
  if (!maySetRoster(book, scope, place)) throw new Problem('not-found', { because: 'not her desk' });
  if (house.settings.deployment === 'demo' && !isInventedPhone(phone)) throw new Problem('not-an-invented-person');
  const { county } = scope;
  const phone_sealed = house.vault.seal(house.vault.key(county, 'staff'), phoneAt(county, place), phone);
  await house.db.transaction().execute(async (tx) => {
    await keepDesk(tx, { county, place, phone_sealed, set_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'duty-desk', what: place });
  });
}
