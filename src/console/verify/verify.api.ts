import type { CheckedFact, CheckFact } from '../../contract/verify.contract.ts';
import { call } from '../shared/http.ts';

export function checkFact(matterId: string, body: CheckFact): Promise<CheckedFact> {
  return call('staffCheckFact', { params: { matterId }, body });
}
