import { Type, type Static } from 'typebox';
import { CodeId, Day, Id, Instant, Place } from './common.contract.ts';

/** An answer to one fact; null is 不知道, never zero and never no. Money in whole yuan as people say it. */
export const FactAnswer = Type.Union([Type.Boolean(), Type.Number(), Type.String({ maxLength: 200 }), Type.Null()]);

/** Travels in the headers of a photo's PUT; the body is the bytes. */
export const SendPaperHeaders = Type.Object({
  'x-submission-id': Id,
  'x-village-code': CodeId,
  'x-paper-kind': Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
  'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
export const KeptPaper = Type.Object({ paperId: Type.String(), sha256: Type.String() });
export type KeptPaper = Static<typeof KeptPaper>;

export const NewApplication = Type.Object(
  {
    /** Made by the phone when the draft was begun; the application's identity for ever. */
    submissionId: Id,
    villageCode: CodeId,
    /** Where her 户口 is, if it is another village of the county than the one she is in: some aid is asked for there. */
    hukouVillageCode: Type.Optional(CodeId),
    catalogueVersion: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    programs: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 5, uniqueItems: true }),
    applicant: Type.Object(
      {
        name: Type.String({ minLength: 2, maxLength: 30 }),
        idNumber: Type.String({ minLength: 15, maxLength: 18 }),
        /** self | family | neighbour | liaison: who is holding the phone */
        filledBy: Type.String({ pattern: '^(self|family|neighbour|liaison)$' }),
        /** Group and door within the village, as people say it. */
        address: Type.String({ minLength: 1, maxLength: 80 }),
      },
      { additionalProperties: false },
    ),
    facts: Type.Record(Type.String({ pattern: '^[a-zA-Z.]{1,60}$' }), FactAnswer, { maxProperties: 80 }),
    papers: Type.Array(
      Type.Object(
        { paperId: Id, kind: Type.String({ maxLength: 41 }), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
        { additionalProperties: false },
      ),
      { maxItems: 30 },
    ),
    consents: Type.Array(
      Type.Object({ kind: Type.String({ maxLength: 40 }), version: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
      { minItems: 1, maxItems: 10 },
    ),
  },
  { additionalProperties: false },
);
export type NewApplication = Static<typeof NewApplication>;

/** What she keeps. `number` is for people and opens nothing by itself; `code` goes into the QR only. */
export const Receipt = Type.Object({
  number: Type.String({ examples: ['8362 0417'] }),
  code: Type.String(),
  link: Type.String(),
  submittedAt: Instant,
  village: Place,
  matters: Type.Array(
    Type.Object({
      matterId: Type.String(),
      program: Type.String(),
      goesTo: Type.String(),
      /** The day by which the town looks; `certain` false is shown as 预计. */
      lookBy: Type.Object({ day: Day, words: Type.String(), certain: Type.Boolean(), demo: Type.Boolean() }),
    }),
  ),
  text: Type.String(),
});
export type Receipt = Static<typeof Receipt>;
