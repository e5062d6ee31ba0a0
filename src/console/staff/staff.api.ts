import type { Deputies, NameDeputy, StaffSession } from '../../contract/staff.contract.ts';
import { call } from '../shared/http.ts';
import { practiceRole } from '../shared/practice-base.ts';

export function readSession(): Promise<StaffSession> {
  return call('readStaffSession', {});
}

/** Signed in as herself; on a page that rehearses she then is whom she plays. */
export async function openSession(body: { login: string; password: string; code: string }): Promise<StaffSession> {
  const herself = await call('staffSignIn', { body });
  return practiceRole ? readSession() : herself;
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
