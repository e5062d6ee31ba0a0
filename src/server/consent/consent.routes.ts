import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { answerConsentRequest } from './answer-consent-request.ts';
import { listConsentRequests } from './list-consent-requests.ts';
import { listConsents } from './list-consents.ts';
import { withdrawConsent } from './withdraw-consent.ts';

type Mine = 'listConsents' | 'withdrawConsent' | 'listConsentRequests' | 'answerConsentRequest';

export function consentRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<Mine> {
  return {
    listConsents: async (house, { who }) => listConsents(house, shelf, who),
    withdrawConsent: async (house, { who, params }) => {
      await withdrawConsent(house, shelf, who, params.consentId);
      return listConsents(house, shelf, who);
    },
    listConsentRequests: async (house, { who }) => listConsentRequests(house, book, shelf, who),
    answerConsentRequest: async (house, { who, params, body }) => {
      await answerConsentRequest(house, book, who, { requestId: params.requestId, ...body });
      return listConsentRequests(house, book, shelf, who);
    },
  };
}
