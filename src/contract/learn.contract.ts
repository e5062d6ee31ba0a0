import { Type, type Static } from 'typebox';
import { Day, Label } from './common.contract.ts';

/** Where a figure or a limit comes from. `demo`: nobody published it; the mark 演示 goes wherever it is shown. */
export const Source = Type.Object({
  kind: Type.String({ description: 'law | county-promise | demo' }),
  ref: Type.String(),
});

/** One thing known about a household, asked in one plain question. */
export const Fact = Type.Object({
  id: Type.String({ examples: ['medical.outOfPocketYear'] }),
  type: Type.String({ description: 'boolean | integer | yuan | choice | date' }),
  question: Type.String(),
  example: Type.String(),
  why: Type.String(),
  checkedBy: Type.Optional(Type.String()),
  choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))),
});
export type Fact = Static<typeof Fact>;

export const ProgramPaper = Type.Object({
  kind: Type.String({ examples: ['medical-bills'] }),
  name: Type.String(),
  /** ask: photograph it · look-up: the county looks it up, nobody may ask for it · in-form: written with this form */
  how: Type.String(),
  mayFollow: Type.Boolean(),
  /** Whom it is for, such as 家里有病人的; for anybody else it is not missing. */
  onlyFor: Type.Optional(Type.String()),
  hint: Type.Optional(Type.String()),
});

export const Program = Type.Object({
  id: Type.String({ examples: ['temp-assist-expense'] }),
  name: Type.String(),
  shortName: Type.String(),
  department: Type.String(),
  /** Who takes it in: town-of-event | town-of-hukou | school | hospital | body | none; the town of 户口 where it is not said. */
  receiver: Type.Optional(Type.String()),
  summary: Type.String(),
  who: Type.Array(Type.Object({ text: Type.String(), demo: Type.Boolean() })),
  benefit: Type.Object({ text: Type.String(), demo: Type.Boolean() }),
  figures: Type.Array(Type.Object({ label: Type.String(), text: Type.String(), source: Source })),
  papers: Type.Array(ProgramPaper),
  /** Fact ids to ask when applying, in this order. */
  asks: Type.Array(Type.String()),
  /** Kinds of consent that it needs; absent: every one of the catalogue. */
  consents: Type.Optional(Type.Array(Type.String())),
  /** Somebody may be in danger: 120, 119 and 110 stand above everything else. */
  callFirst: Type.Optional(Type.Boolean()),
  steps: Type.Array(Type.Object({ title: Type.String(), who: Type.String(), limit: Type.String(), source: Source })),
  /** here: can be applied for on this page · auto: needs no application · window: at the town's window */
  apply: Type.String(),
  law: Type.Array(Type.String()),
  effectiveFrom: Day,
});
export type Program = Static<typeof Program>;

/** The consents an application needs, each ticked by itself; the exact text is kept with the application. */
export const ConsentText = Type.Object({ kind: Type.String(), version: Type.Integer(), text: Type.String() });

export const Catalogue = Type.Object({
  county: Type.String(),
  version: Type.Integer(),
  effectiveFrom: Day,
  programs: Type.Array(Program),
  facts: Type.Array(Fact),
  consents: Type.Array(ConsentText),
  notes: Type.Array(Label),
});
export type Catalogue = Static<typeof Catalogue>;
