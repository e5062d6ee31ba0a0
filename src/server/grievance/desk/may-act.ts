import type { ActOnGrievance } from '../../../contract/grievance.contract.ts';
import type { StaffRole } from '../../../rules/role-rights.ts';
import type { GrievanceRow } from '../grievance.store.ts';

type Act = ActOnGrievance['act'];

/** A desk that let its day pass sees the question go up and answers it no more. */
export function mayAct(role: StaffRole, { kind, state, desk }: Pick<GrievanceRow, 'kind' | 'state' | 'desk'>): Act[] {
  if (state === 'done') return [];
  if (kind === 'call-back') return ['called'];
  if (desk !== role) return [];
  if (kind === 'inquiry') return ['answer'];
  return state === 'open' ? ['take'] : ['answer'];
}
