import type { CheckedFact, CheckFact, NoteCardMonth, NotedCardMonth } from '../../contract/verify.contract.ts';
import { call } from '../shared/http.ts';

export function checkFact(matterId: string, body: CheckFact): Promise<CheckedFact> {
  return call('staffCheckFact', { params: { matterId }, body });
}

export function noteCardMonth(matterId: string, body: NoteCardMonth): Promise<NotedCardMonth> {
  return call('staffNoteCardMonth', { params: { matterId }, body });
}
