import { Type, type Static } from 'typebox';
import { checkSources, type CheckSource } from '../rules/check-source.ts';
import { Day, Id } from './common.contract.ts';

/** What an officer found when she looked a fact up. Kept beside what the family said; nothing is replaced. */
export const CheckFact = Type.Object(
  {
    submissionId: Id,
    fact: Type.String({ maxLength: 80 }),
    /** In the fact's own type; null: looked, and found nothing. */
    answer: Type.Union([Type.Boolean(), Type.Integer(), Type.String({ maxLength: 80 }), Type.Null()]),
    source: Type.Enum(Object.keys(checkSources) as CheckSource[]),
    /** The day the source speaks of, today at the latest. */
    onDay: Day,
    word: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })),
  },
  { additionalProperties: false },
);
export type CheckFact = Static<typeof CheckFact>;
export const CheckedFact = Type.Object({ matterId: Type.String(), fact: Type.String() });
export type CheckedFact = Static<typeof CheckedFact>;
