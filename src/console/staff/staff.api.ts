import type {
  AddKey,
  Deputies,
  KeyChallenge,
  MyKeys,
  NameDeputy,
  NewKeyChallenge,
  StaffSession,
  StaffSignInWithKey,
} from '../../contract/staff.contract.ts';
import type { Roster, SetShift } from '../../contract/duty.contract.ts';
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

export function askKeyChallenge(): Promise<KeyChallenge> {
  return call('staffAskKeyChallenge', {});
}

export function openSessionByKey(body: StaffSignInWithKey): Promise<StaffSession> {
  return call('staffSignInWithKey', { body });
}

export async function endSession(): Promise<void> {
  await call('staffSignOut', {});
}

export function listKeys(): Promise<MyKeys> {
  return call('staffListKeys', {});
}

export function beginKey(): Promise<NewKeyChallenge> {
  return call('staffBeginKey', {});
}

export function addKey(body: AddKey): Promise<MyKeys> {
  return call('staffAddKey', { body });
}

export function removeKey(keyId: string): Promise<MyKeys> {
  return call('staffRemoveKey', { params: { keyId } });
}

export function stopFigures(): Promise<MyKeys> {
  return call('staffStopFigures', {});
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

export function readRoster(): Promise<Roster> {
  return call('staffReadRoster', {});
}

export function setShift(body: SetShift): Promise<Roster> {
  return call('staffSetShift', { body });
}

export function endShift(shiftId: string): Promise<Roster> {
  return call('staffEndShift', { params: { shiftId } });
}

export function setDutyPhone(placeId: string, deskPhone: string): Promise<Roster> {
  return call('staffSetDutyPhone', { params: { placeId }, body: { deskPhone } });
}
