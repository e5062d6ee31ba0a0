import { Type, type Static } from 'typebox';

/** The body of every refusal. `title` and `text` are for the person; `field` names what to mend, as a path in the body. */
export const Problem = Type.Object({
  code: Type.String({ description: 'one of the problem codes; unknown ones are shown by their words' }),
  title: Type.String(),
  text: Type.String(),
  field: Type.Optional(Type.String()),
  /** Given on 429 and 503: wait this long, then the same request may go through. */
  retryAfterSeconds: Type.Optional(Type.Integer()),
  /**
   * Given on 428: the same request goes through with the header x-sum, a text for which SHA-256 of `challenge::text` begins with so many
   * zero bits.
   */
  sum: Type.Optional(Type.Object({ challenge: Type.String(), bits: Type.Integer() })),
});
export type Problem = Static<typeof Problem>;
