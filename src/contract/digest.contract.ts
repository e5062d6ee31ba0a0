import { Type, type Static } from 'typebox';
import { Day } from './common.contract.ts';

const Line = Type.Object({
  words: Type.String(),
  matterId: Type.Optional(Type.String()),
  leadId: Type.Optional(Type.String()),
  visitId: Type.Optional(Type.String()),
});
const Group = Type.Object({ kind: Type.String(), title: Type.String(), count: Type.Integer(), lines: Type.Array(Line) });

/** 一日一提醒. `none`: a day off, or nothing is due; then nobody is told anything. */
export const Morning = Type.Object({
  state: Type.String({ description: 'due | none' }),
  day: Day,
  when: Type.String(),
  /** Due today or before. */
  due: Type.Array(Group),
  /** Records that lack something; these alone wake nobody. */
  lacking: Type.Array(Group),
});
export type Morning = Static<typeof Morning>;

/** The liaison's: how many, and of what; no name, no reason. */
export const LiaisonMorning = Type.Object({
  state: Type.String({ description: 'due | none' }),
  day: Day,
  count: Type.Integer(),
  lines: Type.Array(Type.Object({ kind: Type.String(), words: Type.String(), count: Type.Integer() })),
});
export type LiaisonMorning = Static<typeof LiaisonMorning>;
