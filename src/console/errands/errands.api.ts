import type { SettledErrand, SettleErrand, StaffErrands } from '../../contract/told.contract.ts';
import { call } from '../shared/http.ts';

export function listErrands(): Promise<StaffErrands> {
  return call('staffListErrands', {});
}

export function settleErrand(errandId: string, body: SettleErrand): Promise<SettledErrand> {
  return call('staffSettleErrand', { params: { errandId }, body });
}
