import { Type, type Static } from 'typebox';
import { CodeId, Id } from './common.contract.ts';

/**
 * A few words that waited on a phone, sealed there to the key of the county in which this village lies (`rules/envelope.ts`). The first
 * envelope holds the whole report in JSON, each later one what was asked anew after a refusal, and overrides it answer by answer.
 */
export const SealedReport = Type.Object(
  {
    submissionId: Id,
    villageCode: CodeId,
    envelopes: Type.Array(Type.String({ minLength: 100, maxLength: 12_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }), {
      minItems: 1,
      maxItems: 8,
    }),
  },
  { additionalProperties: false },
);
export type SealedReport = Static<typeof SealedReport>;
