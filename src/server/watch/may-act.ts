import type { StaffRole } from '../../rules/role-rights.ts';
import type { LeadRow } from './watch.store.ts';

type LeadAct = 'plan' | 'record' | 'hand-to-county';

/** Whoever has it goes and looks; a town may also go where the county has it only because it was late. */
export function mayAct(role: StaffRole, row: Pick<LeadRow, 'state' | 'with_whom'>): LeadAct[] {
  if (row.state === 'visited') return [];
  return row.with_whom === 'town' ? ['plan', 'record', ...(role === 'town' ? (['hand-to-county'] as const) : [])] : ['plan', 'record'];
}
