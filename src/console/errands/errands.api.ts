import type { ErrandCards, SettledErrand, SettleErrand, StaffErrands } from '../../contract/told.contract.ts';
import { call } from '../shared/http.ts';

export function listErrands(): Promise<StaffErrands> {
  return call('staffListErrands', {});
}

export function settleErrand(errandId: string, body: SettleErrand): Promise<SettledErrand> {
  return call('staffSettleErrand', { params: { errandId }, body });
}

export function printCards(villageId: string): Promise<ErrandCards> {
  return call('staffPrintErrandCards', { params: { villageId } });
}

/** The paper of what nobody is to say any more. */
export async function takeBackCard(errandId: string): Promise<void> {
  await call('staffTakeBackErrandCard', { params: { errandId } });
}
