import type { StaffMatter } from '../../../contract/decide.contract.ts';
import { findOffered, listTakers, type Hold, type MatterRow } from '../../matter/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { handOverLine } from './hand-over-line.ts';

/** On the page of a matter: what is offered and not answered yet, or whom she may hand it on to. */
export async function viewHandingOn(
  house: House,
  tx: Tx,
  scope: StaffScope,
  row: MatterRow,
  { state, by }: Hold,
): Promise<Pick<StaffMatter, 'handOver' | 'mayTake'>> {
  if (state === 'free') return {};
  const offered = await findOffered(tx, scope, row.id);
  if (offered && [offered.giver, offered.taker].includes(scope.staff)) return { handOver: handOverLine(house, scope, row, offered) };
  if (offered || by?.staff !== scope.staff) return {};
  return { mayTake: (await listTakers(tx, scope, row)).map(({ id, name }) => ({ staffId: id, name })) };
}
