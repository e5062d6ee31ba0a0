import { mayDo } from '../../../rules/role-rights.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope, StandIn } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findHolds } from './find-holds.ts';
import { findStaffName, setHolder } from './hold.store.ts';

/**
 * She has it in hand from now on, if nobody of her role had; `held-by-colleague` with the name, if somebody has. Taken as a deputy it is
 * her colleague's. The caller holds the matter's row, so that of two who take at once one is told of the other.
 */
export async function takeOrRefuse(
  house: House,
  tx: Tx,
  scope: StaffScope,
  matter: { id: string; village: string; town: string },
): Promise<{ by: { staff: string; name: string } | undefined; forWhom: StandIn | undefined }> {
  const hold = (await findHolds(tx, scope, [matter])).get(matter.id)!;
  const { forWhom } = hold;
  if (hold.state === 'colleague') throw refusedFor(hold.by!.name);
  if (hold.state === 'mine' || !mayDo(scope.role, 'hold-matters')) return { by: hold.by, forWhom };
  const holder = forWhom?.staff ?? scope.staff;
  await writeTogether(tx, setHolder(scope, { matter: matter.id, holder, now: house.clock.now() }));
  await recordLook(house, tx, scope, { act: 'took', whatKind: 'matter', what: matter.id, forWhom: forWhom?.staff });
  return { by: { staff: holder, name: forWhom?.name ?? (await findStaffName(tx, scope, holder)) ?? '' }, forWhom };
}

/** 王主任在办。 */
export function refusedFor(name: string): Problem {
  return new Problem('held-by-colleague', { text: `${name}在办。要接手，请${name}转给您。` });
}
