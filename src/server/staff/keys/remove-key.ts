import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope, StaffScope } from '../../platform/scope.ts';
import { staffSessionHash } from '../find-staff-session.ts';
import { endOtherSessions } from '../staff.store.ts';
import { changeKey, deleteCredential, findKey, listKeys, lockFigures } from './keys.store.ts';
import { hasJustSignedIn, staleSignIn } from './fresh-sign-in.ts';

/** A key of hers that opens nothing any more; what is open elsewhere ends too, for it may be in a stranger's hands. Removed already stays so. */
export async function removeKey(house: House, scope: StaffScope, headers: Record<string, unknown>, id: string): Promise<void> {
  const fresh = await hasJustSignedIn(house, headers);
  await house.db.transaction().execute(async (tx) => {
    const figures = await lockFigures(tx, scope);
    const key = await findKey(tx, scope, id);
    if (key?.staff !== scope.staff) throw new Problem('not-found');
    if (key.removed_at) return;
    if (!fresh) throw staleSignIn();
    const others = (await listKeys(tx, scope)).filter((one) => one.id !== id && !one.doubted_at);
    if (figures === 'stopped' && others.length === 0)
      throw new Problem('not-now', { text: '这是您最后一样登录的办法，删了就进不来了。先加一把别的。' });
    await dropKey(house, tx, scope, key);
    await endOtherSessions(tx, scope, { keep: staffSessionHash(house, headers)!, now: house.clock.now() });
  });
}

/** Whoever has it may bring it to be added anew, as a key that was never here. */
export async function dropKey(house: House, tx: Tx, scope: Scope, key: { id: string; credential: Buffer }): Promise<void> {
  await changeKey(tx, scope, key.id, { removed_at: house.clock.now() });
  await deleteCredential(tx, key.credential);
  await recordLook(house, tx, scope, { act: 'removed', whatKind: 'staff-key', what: key.id });
}
