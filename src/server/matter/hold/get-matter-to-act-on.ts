import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findMatterFor, type MatterRow } from '../matter.store.ts';
import { refuseOwnFamily } from './refuse-own-family.ts';

/**
 * THE GATE before an act. Every door of the staff that changes or adds something to a matter asks here first: the row, if it is in her
 * scope and not erased, or `not-found`; `own-household` for a matter of her own family. Shows nothing by itself. That the matter is in
 * nobody else's hands, `recordEvent` and `takeOrRefuse` ask in their own transaction.
 */
export async function getMatterToActOn(house: House, scope: StaffScope, id: string): Promise<MatterRow> {
  const row = await findMatterFor(house.db, scope, id);
  if (!row) await refuseOwnFamily(house, scope, { matter: id });
  if (!row?.key_wrapped) throw new Problem('not-found');
  return row;
}
