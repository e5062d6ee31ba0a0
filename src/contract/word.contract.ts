import { Type, type Static } from 'typebox';
import { Day, Id, Label, oneOf } from './common.contract.ts';
import { OpenedCode } from './qr.contract.ts';

/** A word that a step asks her for. */
export const AskedWord = Type.Interface([Label], {
  /** The step that asks; sent back with what she says, so that a word that comes late is known as such. */
  step: Type.String(),
  /** Days to choose from, where another day is what she asks for. */
  days: Type.Optional(Type.Array(Type.Object({ day: Day, title: Type.String() }))),
  /** To which what she says is sealed while it waits on her phone. */
  sealingKey: OpenedCode.properties.sealingKey,
});
export type AskedWord = Static<typeof AskedWord>;

/** kind: explain | opinion | another-day | attend; `day` and `half` of another-day alone. */
export const NewWord = Type.Object(
  {
    /** Made by the phone; the word's identity for ever. */
    submissionId: Id,
    kind: oneOf(['explain', 'opinion', 'another-day', 'attend']),
    step: Type.String({ minLength: 1, maxLength: 60 }),
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** The same, sealed on the phone to the county's key (`rules/envelope.ts`): `{ words }` in JSON. */
    sealed: Type.Optional(Type.String({ minLength: 100, maxLength: 8000, pattern: '^[A-Za-z0-9+/]+={0,2}$' })),
    day: Type.Optional(Day),
    half: Type.Optional(oneOf(['morning', 'afternoon', 'any'])),
  },
  { additionalProperties: false },
);
export type NewWord = Static<typeof NewWord>;

/** As it stands in her matter. */
export const SaidWord = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'explain | opinion | another-day | attend' }),
  title: Type.String({ examples: ['我来说明'] }),
  text: Type.String({ description: 'what she said' }),
  when: Type.String(),
  /** Who reads it by when; that the step is over; or who answered and when. An office, never a name. */
  by: Type.String({ examples: ['镇上12月1日 星期二前看'] }),
  answer: Type.Optional(Type.String()),
});
export type SaidWord = Static<typeof SaidWord>;

/** As the officer reads it. */
export const WordToAnswer = Type.Object({
  id: Type.String(),
  title: Type.String({ examples: ['我来说明'] }),
  /** What it answers, as the step says it of itself. */
  answers: Type.String({ examples: ['有一处对不上'] }),
  text: Type.String(),
  when: Type.String(),
  /** late: the step was over when it came */
  arrived: Type.String({ description: 'in-time | late' }),
  due: Type.Optional(Type.Object({ day: Day, words: Type.String(), overdue: Type.Boolean() })),
  /** Nobody had answered by the promised day: since when the level above has it too. */
  risen: Type.Optional(Type.String()),
  /** What may be said to it; empty once it was answered, and for who may only read. */
  outcomes: Type.Array(Label),
  answer: Type.Optional(Type.Object({ text: Type.String(), when: Type.String() })),
});
export type WordToAnswer = Static<typeof WordToAnswer>;

export const AnswerWord = Type.Object(
  {
    submissionId: Id,
    outcome: oneOf(['heard', 'agreed', 'not-agreed']),
    words: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })),
  },
  { additionalProperties: false },
);
export type AnswerWord = Static<typeof AnswerWord>;
export const AnsweredWord = Type.Object({ matterId: Type.String(), version: Type.Integer() });
export type AnsweredWord = Static<typeof AnsweredWord>;
