import type { StaffSession } from '../../contract/staff.contract.ts';
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
