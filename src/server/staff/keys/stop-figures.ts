import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { staffSessionHash } from '../find-staff-session.ts';
import { endOtherSessions } from '../staff.store.ts';
import { dropFigures, listKeys, lockFigures } from './keys.store.ts';
import { hasJustSignedIn, staleSignIn } from './fresh-sign-in.ts';

/** Whoever has a key needs no figures on a phone of her own, and nobody can talk her out of them any more. */
export async function stopFigures(house: House, scope: StaffScope, headers: Record<string, unknown>): Promise<void> {
  const fresh = await hasJustSignedIn(house, headers);
  await house.db.transaction().execute(async (tx) => {
    if ((await lockFigures(tx, scope)) === 'stopped') return;
    if (!fresh) throw staleSignIn();
    if (!(await listKeys(tx, scope)).some((key) => !key.doubted_at))
      throw new Problem('not-now', { text: '您还没有安全密钥，停了6位数字就进不来了。先加一把。' });
    await dropFigures(tx, scope);
    await endOtherSessions(tx, scope, { keep: staffSessionHash(house, headers)!, now: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'removed', whatKind: 'staff-figures', what: scope.staff });
  });
}
