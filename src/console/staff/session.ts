import { shallowRef } from 'vue';
import type { StaffSession } from '../../contract/staff.contract.ts';
import { whenSessionEnds } from '../shared/http.ts';
import { Problem } from '../shared/problem.ts';
import { endSession, openSession, readSession } from './staff.api.ts';

type Session =
  | { state: 'asking' }
  | { state: 'unknown'; problem: Problem }
  | { state: 'signed-out' }
  | { state: 'ended' }
  | { state: 'signed-in'; who: StaffSession };

/** The cookie is out of a script's reach: whether somebody is signed in, only the county can say. */
export const session = shallowRef<Session>({ state: 'asking' });

whenSessionEnds(() => {
  session.value = { state: session.value.state === 'signed-in' ? 'ended' : 'signed-out' };
});

export async function askWhoIsHere(): Promise<void> {
  session.value = { state: 'asking' };
  try {
    session.value = { state: 'signed-in', who: await readSession() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code !== 'sign-in-needed') session.value = { state: 'unknown', problem: error };
  }
}

export async function signIn(given: { login: string; password: string; code: string }): Promise<void> {
  session.value = { state: 'signed-in', who: await openSession(given) };
}

/** A session that had ended already is signed out as well as one can be. */
export async function signOut(): Promise<void> {
  try {
    await endSession();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'sign-in-needed') throw error;
  }
  session.value = { state: 'signed-out' };
}
