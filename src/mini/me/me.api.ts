import type { LiaisonVillages } from '../../contract/codes.contract.ts';
import type { Challenge, SentSignInCode, Session } from '../../contract/people.contract.ts';
import { call } from '../shared/http/http.ts';

export const askChallenge = (): Promise<Challenge> => call('askChallenge', {});
export const sendSignInCode = (body: { phone: string; challenge: string; nonce: string }): Promise<SentSignInCode> =>
  call('sendSignInCode', { body });
/** With `wechatCode` she asks that this WeChat be joined to the number. */
export const signIn = (body: { phone: string; code: string; deviceId: string; wechatCode?: string }): Promise<Session> =>
  call('signIn', { body });
export const signInWithWechat = (body: { loginCode: string; deviceId: string }): Promise<Session> => call('signInWithWechat', { body });
export const signInWithWechatPhone = (body: { loginCode: string; phoneCode: string; deviceId: string }): Promise<Session> =>
  call('signInWithWechatPhone', { body });
export const signOut = (): Promise<object> => call('signOut', {});
export const listLiaisonVillages = (): Promise<LiaisonVillages> => call('listLiaisonVillages', {});
