import type { Ground } from '../../platform/audit.ts';
import type { Reader } from '../../platform/database.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findOffered } from '../hand-over/hand-over.store.ts';
import { findLookReason, isTaskOf } from './hold.store.ts';
import type { Hold } from './judge-hold.ts';

/** By what right she may look at a matter in her scope: what she has in hand, her role's task, an offer, or what she typed today. */
export async function findGround(
  db: Reader,
  scope: StaffScope,
  { matter, hold, now }: { matter: string; hold: Hold; now: Date },
): Promise<{ ground: Ground; lookReason?: string } | undefined> {
  if (hold.state === 'mine') return { ground: 'held' };
  if (hold.state === 'free' && (await isTaskOf(db, scope, matter))) return { ground: 'task' };
  if (hold.state === 'colleague' && (await findOffered(db, scope, matter))?.taker === scope.staff) return { ground: 'offered' };
  const reason = await findLookReason(db, scope, { matter, now });
  return reason && { ground: 'reason', lookReason: reason.id };
}
