import { Type, type Static } from 'typebox';
import { Day, Id, oneOf } from './common.contract.ts';

/** One thing that was agreed to from this phone. */
export const GivenConsent = Type.Object({
  consentId: Type.String(),
  kind: Type.String(),
  /** The words that were agreed to, to the letter. */
  text: Type.String(),
  day: Day,
  when: Type.String(),
  /** Who agreed, as the family calls him: 我, 老伴. */
  who: Type.String(),
  /** For whose application. */
  forWhom: Type.String({ description: 'name, masked' }),
  state: Type.String({ description: 'in-force | withdrawn' }),
  withdrawnWhen: Type.Optional(Type.String()),
  /** What taking it back does; absent where it cannot be taken back. */
  effect: Type.Optional(Type.String()),
});
export const GivenConsents = Type.Object({ consents: Type.Array(GivenConsent) });
export type GivenConsents = Static<typeof GivenConsents>;

/** Somebody asks me to agree; nothing is told of what he asks for or of how he lives. */
export const ConsentRequest = Type.Object({
  requestId: Type.String(),
  /** 您的娘王某在无棣县申请救助，把您写成“大儿子”。 */
  asks: Type.String(),
  text: Type.String(),
  state: Type.String({ description: 'asked | agreed | refused' }),
  when: Type.String(),
  /** A no does not block. */
  note: Type.String(),
  /** What a yes that is taken back does. */
  effect: Type.String(),
});
export const ConsentRequests = Type.Object({ requests: Type.Array(ConsentRequest) });
export type ConsentRequests = Static<typeof ConsentRequests>;

export const AnswerConsentRequest = Type.Object({ answer: oneOf(['yes', 'no']) }, { additionalProperties: false });
export type AnswerConsentRequest = Static<typeof AnswerConsentRequest>;

export const consentParams = Type.Object({ consentId: Id });
export const requestParams = Type.Object({ requestId: Id });
