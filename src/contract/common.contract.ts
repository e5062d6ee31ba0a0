import { Type, type Static } from 'typebox';

/** uuid made by the app or the phone; at least 122 random bits when a phone made it. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });

/** As printed: 12-digit village code, issue character, tag of at least six; matched without regard to case. */
export const CodeId = Type.String({ pattern: '^[0-9A-Za-z]{12,40}$' });

/** A legal day, 2026-11-24, in Asia/Shanghai. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** An instant, ISO 8601 with offset. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T' });

/** Money in whole fen. */
export const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000_00 });

export const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$' });

/** One word of a closed list. */
export function oneOf<const T extends string>(words: readonly T[]) {
  return Type.Unsafe<T>(Type.String({ pattern: `^(${words.join('|')})$` }));
}

/** A named place: 无棣县 海丰街道 埕口村. */
export const Place = Type.Object({ id: Type.String(), name: Type.String() });
export type Place = Static<typeof Place>;

/** What a person reads about a state or an event. Unknown kinds are shown by their words, so kinds may be added. */
export const Label = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  text: Type.String(),
});
export type Label = Static<typeof Label>;

/** Of a list that goes on behind what it shows: how many it shows. */
export const More = Type.Optional(Type.Integer());

export const Nothing = Type.Object({});
