import { Type, type Static } from 'typebox';
import { Day, Id } from './common.contract.ts';

/** acceptance 受理通知单 · one-time-notice 一次性告知书 · decision 决定书, 不予批准, 减, 停 · public-notice 公示 */
const sheetKinds = ['acceptance', 'one-time-notice', 'decision', 'public-notice'] as const;
export type SheetKind = (typeof sheetKinds)[number];
const SheetKindText = Type.Unsafe<SheetKind>(Type.String({ pattern: `^(${sheetKinds.join('|')})$` }));

export const AskSheets = Type.Object(
  {
    matters: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
    kinds: Type.Array(SheetKindText, { minItems: 1, maxItems: 4, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type AskSheets = Static<typeof AskSheets>;

/** One part of a sheet, from top to bottom. */
export const SheetPart = Type.Object({
  title: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  /** Empty text: a line to be filled in by hand. */
  pairs: Type.Optional(Type.Array(Type.Object({ label: Type.String(), text: Type.String() }))),
  /** Numbered. */
  lines: Type.Optional(Type.Array(Type.String())),
  table: Type.Optional(Type.Object({ columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Type.String())) })),
});

/** A paper with everything that stands on it; who lays it out adds nothing. */
export const Sheet = Type.Object({
  kind: Type.String(),
  matters: Type.Array(Type.String()),
  title: Type.String(),
  number: Type.String(),
  /** To whom it is addressed; empty for a public notice. */
  to: Type.String(),
  parts: Type.Array(SheetPart),
  /** Who seals it, and of which day it is. */
  office: Type.String(),
  day: Day,
  /** Free room with its name: for the seal, for a photo. */
  rooms: Type.Array(Type.String()),
  /** How many are printed, and whose each is: 交申请人, 存档. */
  copies: Type.Array(Type.String()),
  /** 演示 on every sheet of a demo; empty otherwise. */
  mark: Type.String(),
});
export type Sheet = Static<typeof Sheet>;

export const Sheets = Type.Object({
  sheets: Type.Array(Sheet),
  /** Matters of which nothing was asked for that exists yet, and why. */
  without: Type.Array(Type.Object({ matterId: Type.String(), number: Type.String(), text: Type.String() })),
});
export type Sheets = Static<typeof Sheets>;
