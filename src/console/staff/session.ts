import { shallowRef } from 'vue';
import type { StaffSession } from '../../contract/staff.contract.ts';
import { whenAnswered, whenSessionEnds } from '../shared/http.ts';
import { Problem } from '../shared/problem.ts';
import { endWhenIdle, noteAnswer, stopCounting } from './end-when-idle.ts';
import { touchKey } from './security-key.ts';
import { askKeyChallenge, endSession, openSession, openSessionByKey, readSession } from './staff.api.ts';

type Session =
  | { state: 'asking' }
  | { state: 'unknown'; problem: Problem }
  | { state: 'signed-out' }
  | { state: 'ended'; after: StaffSession['endsAfter'] }
  | { state: 'signed-in'; who: StaffSession };

/** The cookie is out of a script's reach: whether somebody is signed in, only the county can say. */
export const session = shallowRef<Session>({ state: 'asking' });

whenSessionEnds(end);
whenAnswered(noteAnswer);

function end(): void {
  stopCounting();
  const { value } = session;
  // A second request that was under way when the session ran out is refused too; what was typed still waits.
  if (value.state === 'ended') return;
  session.value = value.state === 'signed-in' ? { state: 'ended', after: value.who.endsAfter } : { state: 'signed-out' };
}

function begin(who: StaffSession): void {
  session.value = { state: 'signed-in', who };
  endWhenIdle(who.endsAfter.idleMinutes, end);
}

export async function askWhoIsHere(): Promise<void> {
  session.value = { state: 'asking' };
  try {
    begin(await readSession());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code !== 'sign-in-needed') session.value = { state: 'unknown', problem: error };
  }
}

/** Once more, with the page kept: what I may see has just changed. */
export async function askWhoIsHereNow(): Promise<void> {
  begin(await readSession());
}

export async function signIn(given: { login: string; password: string; code: string }): Promise<void> {
  begin(await openSession(given));
}

/** By a security key; beside what was typed, or alone if the key knows its owner by a PIN or a finger. */
export async function signInWithKey(typed?: { login: string; password: string }): Promise<void> {
  const signed = await touchKey(await askKeyChallenge());
  begin(await openSessionByKey({ ...signed, ...(typed ? { typed } : {}) }));
}

/** A session that had ended already is signed out as well as one can be. */
export async function signOut(): Promise<void> {
  try {
    await endSession();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'sign-in-needed') throw error;
  }
  stopCounting();
  session.value = { state: 'signed-out' };
}
