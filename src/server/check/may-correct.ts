import { eventsAt, type Procedure } from '../../rules/procedure.ts';

/** Until the town has taken it in; afterwards an answer that was relied on is changed by the town, with her on the telephone. */
export function mayCorrect(procedure: Procedure, row: { step: string; closed_at: Date | null }): 'open' | 'accepted' | 'closed' {
  if (row.closed_at) return 'closed';
  const isBefore = row.step === procedure.start || eventsAt(procedure, row.step).some(({ means }) => means === 'accept');
  return isBefore ? 'open' : 'accepted';
}
