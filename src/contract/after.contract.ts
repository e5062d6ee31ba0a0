import { Type, type Static } from 'typebox';
import { FactAnswer } from './apply.contract.ts';
import { Id } from './common.contract.ts';
import { Fact } from './learn.contract.ts';

/** Questions that were asked in this application, never what was answered: a phone is lent. */
export const AskedQuestions = Type.Object({
  /** open: may be corrected here · accepted: the town has taken it in · closed */
  state: Type.String({ description: 'open | accepted | closed' }),
  /** What to do where it is too late here. */
  text: Type.String(),
  questions: Type.Array(
    Type.Object({
      /** household.size, or person.age@m2 */
      key: Type.String(),
      /** As it was asked, with whom it is about. */
      question: Type.String(),
      fact: Type.Pick(Fact, ['id', 'type', 'question', 'example', 'why', 'checkedBy', 'choices']),
    }),
  ),
});
export type AskedQuestions = Static<typeof AskedQuestions>;

/** Answers given anew; they hold from now on. The id is this correction's for ever. */
export const Correction = Type.Object(
  {
    submissionId: Id,
    facts: Type.Record(Type.String({ pattern: '^[a-zA-Z.]{1,60}(@m[1-9]\\d?)?$' }), FactAnswer, { minProperties: 1, maxProperties: 20 }),
  },
  { additionalProperties: false },
);
export type Correction = Static<typeof Correction>;

/** Travels in the headers of the photo's PUT; the body is the bytes. */
export const SupplyPaperHeaders = Type.Object({
  'x-paper-kind': Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
  'x-paper-whose': Type.Optional(Type.String({ pattern: '^m[1-9]\\d?$' })),
  'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/** Papers of earlier applications of this account that can be taken over instead of photographed again. */
export const KnownPapers = Type.Object({
  papers: Type.Array(
    Type.Object({
      paperId: Type.String(),
      kind: Type.String(),
      name: Type.String(),
      forWhom: Type.String({ description: 'applicant, masked' }),
      whose: Type.Optional(Type.String()),
      day: Type.String(),
      when: Type.String({ examples: ['11月24日 星期二'] }),
    }),
  ),
});
export type KnownPapers = Static<typeof KnownPapers>;
