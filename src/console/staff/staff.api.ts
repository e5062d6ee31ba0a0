import type { Deputies, NameDeputy, StaffSession } from '../../contract/staff.contract.ts';
import { call } from '../shared/http.ts';

export function readSession(): Promise<StaffSession> {
  return call('readStaffSession', {});
}

export function openSession(body: { login: string; password: string; code: string }): Promise<StaffSession> {
  return call('staffSignIn', { body });
}

export async function endSession(): Promise<void> {
  await call('staffSignOut', {});
}

export function listDeputies(): Promise<Deputies> {
  return call('staffListDeputies', {});
}

export function nameDeputy(body: NameDeputy): Promise<Deputies> {
  return call('staffNameDeputy', { body });
}

export function endDeputy(deputyId: string): Promise<Deputies> {
  return call('staffEndDeputy', { params: { deputyId } });
}
