import { Type, type Static } from 'typebox';
import { Day, Id } from './common.contract.ts';

/** 问一问: she asks about a matter that is late; a level above answers. */
export const NewInquiry = Type.Object(
  {
    /** Made by the phone; the question's identity for ever. */
    submissionId: Id,
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type NewInquiry = Static<typeof NewInquiry>;

export const AskedInquiry = Type.Object({
  inquiryId: Type.String(),
  text: Type.String({ examples: ['已告诉县里，7月15日 星期三前回您'] }),
  /** The last day of the answer; none where the county has promised none. */
  day: Type.Optional(Day),
});
export type AskedInquiry = Static<typeof AskedInquiry>;

/** As it stands in her matter. */
export const Inquiry = Type.Object({
  id: Type.String(),
  /** What she asked; empty where she only asked. */
  text: Type.String(),
  when: Type.String(),
  answer: Type.Optional(Type.String()),
  /** Who answers and by when; once it is answered, who did and when. An office, never a name. */
  answerBy: Type.String({ examples: ['县里，7月15日 星期三前回您'] }),
});
export type Inquiry = Static<typeof Inquiry>;
