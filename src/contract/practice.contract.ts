import { Type, type Static } from 'typebox';
import { Day, Instant } from './common.contract.ts';

/** The practice village of a county. */
export const Practice = Type.Object({
  /** How many times it was begun anew; 0 where it never was. */
  generation: Type.Integer(),
  begunAt: Type.Optional(Instant),
  today: Type.Optional(Day),
  daysAhead: Type.Integer(),
});
export type Practice = Static<typeof Practice>;

/** `seen`: the generation that is to be closed. Where another is open by now it is fresh already, and nothing is done. */
export const BeginPractice = Type.Object({ seen: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }, { additionalProperties: false });
export type BeginPractice = Static<typeof BeginPractice>;

export const MovePracticeDay = Type.Object(
  {
    /** The generation and its days ahead as seen: the same request again changes nothing. */
    seen: Type.Object(
      { generation: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }), daysAhead: Type.Integer({ minimum: 0, maximum: 400 }) },
      { additionalProperties: false },
    ),
    days: Type.Integer({ minimum: 1, maximum: 31 }),
  },
  { additionalProperties: false },
);
export type MovePracticeDay = Static<typeof MovePracticeDay>;

export const PracticeMessages = Type.Object({
  messages: Type.Array(
    Type.Object({
      messageId: Type.String(),
      matterId: Type.String(),
      name: Type.String({ description: 'of an invented person' }),
      phone: Type.String({ description: 'a number that no carrier gives out' }),
      text: Type.String(),
      at: Instant,
      when: Type.String(),
    }),
  ),
});
export type PracticeMessages = Static<typeof PracticeMessages>;
