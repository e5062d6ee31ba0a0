import { Type, type Static } from 'typebox';
import { Id } from './common.contract.ts';
import { NextDate } from './check.contract.ts';

/** `code`: of the QR on the receipt, whatever stands between its letters. `lastSix`: of the ID number of whom it is for. */
export const LookAtReceipt = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 80 }),
    lastSix: Type.Optional(Type.String({ pattern: '^\\d{5}[\\dX]$' })),
    /** Random, made once per phone: what was guessed wrong slows this phone at this receipt, and nobody else. */
    deviceId: Id,
  },
  { additionalProperties: false },
);
export type LookAtReceipt = Static<typeof LookAtReceipt>;

export const LookAsLiaison = Type.Object({ code: Type.String({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false });

/** What both right add: still no sum, no reason, no paper's name. */
export const SeenMore = Type.Object({
  program: Type.String(),
  forWhom: Type.String({ description: 'name, masked' }),
  /** How many papers are waited for; which they are, her own page says. */
  missing: Type.Integer(),
  /** Newest first, with the day. */
  timeline: Type.Array(Type.Object({ title: Type.String(), when: Type.String() })),
});

export const SeenMatter = Type.Object({
  /** The stage, in a word that fits every program. */
  word: Type.String({ examples: ['接下了，正在办'] }),
  /** Whose turn it is; absent where nobody's. */
  who: Type.Optional(Type.String({ examples: ['镇上'] })),
  next: Type.Optional(NextDate),
  more: Type.Optional(SeenMore),
  /** For the liaison of the village: how many papers are missing, and which, where he filed it or was asked to help. */
  missing: Type.Optional(Type.Integer()),
  papers: Type.Optional(Type.Array(Type.String())),
});
export type SeenMatter = Static<typeof SeenMatter>;

export const SeenReceipt = Type.Object({
  matters: Type.Array(SeenMatter),
  contact: Type.Object({
    hotline: Type.String(),
    /** With both right only: where it is, and who helps there. */
    town: Type.Optional(Type.String()),
    liaison: Type.Optional(Type.Object({ name: Type.String(), phone: Type.String() })),
  }),
  demo: Type.Boolean(),
});
export type SeenReceipt = Static<typeof SeenReceipt>;
