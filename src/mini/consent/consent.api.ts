import type { ConsentRequests, GivenConsents } from '../../contract/consent.contract.ts';
import { call } from '../shared/http/http.ts';

export const listConsents = (): Promise<GivenConsents> => call('listConsents', {});
export const withdrawConsent = (consentId: string): Promise<GivenConsents> => call('withdrawConsent', { params: { consentId } });
export const listConsentRequests = (): Promise<ConsentRequests> => call('listConsentRequests', {});
export const answerConsentRequest = (requestId: string, answer: 'yes' | 'no'): Promise<ConsentRequests> =>
  call('answerConsentRequest', { params: { requestId }, body: { answer } });
