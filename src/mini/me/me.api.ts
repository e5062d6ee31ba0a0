import type { Challenge, SentSignInCode, Session } from '../../contract/people.contract.ts';
import { call } from '../shared/http.ts';

export const askChallenge = (): Promise<Challenge> => call('askChallenge', {});
export const sendSignInCode = (body: { phone: string; challenge: string; nonce: string }): Promise<SentSignInCode> =>
  call('sendSignInCode', { body });
export const signIn = (body: { phone: string; code: string; deviceId: string }): Promise<Session> => call('signIn', { body });
export const signOut = (): Promise<object> => call('signOut', {});
