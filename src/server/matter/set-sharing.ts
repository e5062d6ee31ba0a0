import type { Sharing } from '../../rules/sharing.ts';
import { callOffDeliveries, passNoticesOn } from '../notify/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { getApplicationOf } from './application.store.ts';
import { moveSharing } from './household.store.ts';
import { lockMatter } from './matter.store.ts';

/**
 * Who may see a matter from now on. isOwner: its owner says so herself; made quiet by her it is nobody's but hers, and what was told of it
 * goes along. Whatever waits to be sent of what is quiet is not sent.
 */
export async function setSharing(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  { id, sharing, isOwner }: { id: string; sharing: Sharing; isOwner: boolean },
): Promise<void> {
  const matter = (await lockMatter(tx, scope, id))!;
  const { account: filer } = await getApplicationOf(tx, scope, matter.application);
  const keptBy = sharing === 'quiet' && isOwner && scope.account !== filer ? scope.account : null;
  const from = matter.kept_by ?? filer;
  await writeTogether(
    tx,
    moveSharing(scope, id, { sharing, keptBy }),
    ...(sharing === 'quiet' ? [callOffDeliveries(scope, { matter: id, account: from, now: house.clock.now() })] : []),
    passNoticesOn(scope, { matter: id, from, to: keptBy ?? filer }),
  );
}
