import { Type, type Static } from 'typebox';
import { checkSources, type CheckSource } from '../rules/check-source.ts';
import { noEnd } from '../rules/paper-lasts.ts';
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

/** The last month that is printed on somebody's card; never its number. */
export const NoteCardMonth = Type.Object(
  {
    submissionId: Id,
    member: Type.String({ pattern: '^m[1-9]\\d?$' }),
    /** The card's kind, as the catalogue has it. */
    card: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    until: Type.String({ maxLength: 7, examples: ['2031-05', noEnd] }),
  },
  { additionalProperties: false },
);
export type NoteCardMonth = Static<typeof NoteCardMonth>;
export const NotedCardMonth = Type.Object({ matterId: Type.String(), member: Type.String(), card: Type.String() });
export type NotedCardMonth = Static<typeof NotedCardMonth>;
