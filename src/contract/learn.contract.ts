import { Type, type Static } from 'typebox';
import { Day, Label } from './common.contract.ts';

/** Where a figure or a limit comes from. `demo`: nobody published it; the mark 演示 goes wherever it is shown. */
export const Source = Type.Object({
  kind: Type.String({ description: 'law | notice | county-promise | news | secondary | demo' }),
  ref: Type.String(),
});

/** Three-valued JsonLogic, read by `rules/precheck` alone. */
const Rule = Type.Unknown();

/** One thing known about a household, asked in one plain question. */
export const Fact = Type.Object({
  id: Type.String({ examples: ['medical.outOfPocketYear'] }),
  type: Type.String({ description: 'boolean | integer | yuan | choice | date' }),
  scope: Type.String({ description: 'household | person' }),
  part: Type.String({ description: 'household | money | property: when it is asked' }),
  question: Type.String(),
  /** The same, {who} standing for what she calls the member it is about. */
  questionOf: Type.String(),
  example: Type.String(),
  /** 元/月: whoever knows it by the year is helped to reckon. */
  unit: Type.Optional(Type.String()),
  why: Type.String(),
  checkedBy: Type.Optional(Type.String()),
  choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))),
  /** What is so for nearly everybody; absent where nothing is. Never taken for an answer that nobody gave. */
  default: Type.Optional(Type.Unknown()),
  /** Nobody asks a family this. */
  askedBy: Type.Optional(Type.String({ description: 'staff' })),
  /**
   * How the review page says the answer: {who} the member, {answer} a number or a choice in words; `none` is for nought and for the choice
   * `none`. Absent from older versions.
   */
  says: Type.Optional(
    Type.Union([
      Type.String(),
      Type.Object({ yes: Type.String(), no: Type.String() }),
      Type.Object({ none: Type.String(), some: Type.String() }),
    ]),
  ),
});
export type Fact = Static<typeof Fact>;

/** One page that answers several facts for everybody: what is not ticked is at its default. */
export const Gate = Type.Object({
  id: Type.String(),
  question: Type.String(),
  example: Type.String(),
  why: Type.String(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      facts: Type.Array(Type.String()),
      says: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
});
export type Gate = Static<typeof Gate>;

export const Parameter = Type.Object({
  id: Type.String({ examples: ['std.dibaoRural'] }),
  name: Type.String(),
  value: Type.Number(),
  unit: Type.String({ examples: ['元/人/月'] }),
  effectiveFrom: Day,
  effectiveTo: Type.Union([Day, Type.Null()]),
  illustrative: Type.Boolean(),
  source: Source,
});
export type Parameter = Static<typeof Parameter>;

export const ProgramPaper = Type.Object({
  kind: Type.String({ examples: ['medical-bills'] }),
  name: Type.String(),
  /** ask: photograph it · look-up: the county looks it up, nobody may ask for it · in-form: written with this form */
  how: Type.String(),
  mayFollow: Type.Boolean(),
  /** Whom it is for, such as 家里有病人的; for anybody else it is not missing. */
  onlyFor: Type.Optional(Type.String()),
  hint: Type.Optional(Type.String()),
  /** Each member whom it is about has one of his own. */
  of: Type.Optional(Type.String({ description: 'person' })),
  /** It is only asked for where this is not settled against. */
  when: Type.Optional(Rule),
});

const MarkedText = Type.Object({ text: Type.String(), demo: Type.Boolean() });

export const Condition = Type.Object({
  id: Type.String(),
  text: Type.String(),
  rule: Rule,
  failText: Type.String(),
  /** officer: only told, never judged by a machine. */
  decidedBy: Type.String(),
  illustrative: Type.Boolean(),
  compares: Type.Optional(Type.Object({ mine: Rule, line: Rule, unit: Type.String() })),
});

export const ProgramFigure = Type.Object({
  label: Type.String(),
  text: Type.String(),
  /** The dated figure that says it; a phone without a network reads it by its own day. */
  parameter: Type.Optional(Type.String()),
  since: Type.Optional(Day),
  source: Source,
});

export const Benefit = Type.Object({
  text: Type.String(),
  demo: Type.Boolean(),
  kind: Type.String(),
  unit: Type.String(),
  how: Type.String(),
  compute: Type.Optional(Rule),
  round: Type.Optional(Type.String()),
  once: Type.Optional(Type.String()),
});

export const Program = Type.Object({
  id: Type.String({ examples: ['temp-assist-expense'] }),
  name: Type.String(),
  shortName: Type.String(),
  department: Type.String(),
  layer: Type.String(),
  targets: Type.Array(Type.String()),
  lifeEvents: Type.Array(Type.String()),
  keywords: Type.Array(Type.String()),
  unit: Type.String({ description: 'household | person' }),
  /** county, or the one place where it exists. */
  scope: Type.String(),
  /** Who takes it in: town-of-event | town-of-hukou | school | hospital | body | none; the town of 户口 where it is not said. */
  receiver: Type.Optional(Type.String()),
  channels: Type.Array(Type.String()),
  phone: Type.String(),
  phoneVerified: Type.Boolean(),
  summary: Type.String(),
  conditions: Type.Array(Condition),
  who: Type.Array(MarkedText),
  benefit: Benefit,
  figures: Type.Array(ProgramFigure),
  papers: Type.Array(ProgramPaper),
  /** Fact ids to ask when applying, in this order. */
  asks: Type.Array(Type.String()),
  /** Kinds of consent that it needs; absent: every one of the catalogue. */
  consents: Type.Optional(Type.Array(Type.String())),
  /** Somebody may be in danger: 120, 119 and 110 stand above everything else. */
  callFirst: Type.Optional(Type.Boolean()),
  /** By its nature nobody else's business: no message of it leaves the house, unless she says otherwise. */
  quiet: Type.Optional(Type.Boolean()),
  steps: Type.Array(Type.Object({ title: Type.String(), who: Type.String(), limit: Type.String(), source: Source })),
  /** here: can be applied for on this page · auto: needs no application · window: at the town's window */
  apply: Type.String(),
  law: Type.Array(Type.String()),
  conflictsWith: Type.Array(Type.String()),
  stacksWith: Type.Array(Type.String()),
  note: Type.String(),
  effectiveFrom: Day,
  effectiveTo: Type.Union([Day, Type.Null()]),
});
export type Program = Static<typeof Program>;

/** The consents an application needs, each ticked by itself; the exact text is kept with the application. */
export const ConsentText = Type.Object({
  kind: Type.String(),
  version: Type.Integer(),
  text: Type.String(),
  /** What taking it back does, told before she does. Absent from older versions. */
  effect: Type.Optional(Type.String()),
});
export type ConsentText = Static<typeof ConsentText>;

export const Catalogue = Type.Object({
  county: Type.String(),
  version: Type.Integer(),
  effectiveFrom: Day,
  layers: Type.Record(Type.String(), Type.String()),
  targetGroups: Type.Record(Type.String(), Type.String()),
  lifeEvents: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      text: Type.String(),
      /** Somebody may be in danger: 120, 119 and 110 stand above its programs. */
      callFirst: Type.Optional(Type.Boolean()),
    }),
  ),
  /** Which scopes of programs exist in this county. */
  scopes: Type.Array(Type.String()),
  sums: Type.String({ description: 'shown | hidden: no phone says about how much before the county has decided' }),
  conflictPriority: Type.Array(Type.String()),
  parameters: Type.Array(Parameter),
  derived: Type.Array(Type.Object({ id: Type.String(), scope: Type.String(), rule: Rule })),
  gates: Type.Array(Gate),
  programs: Type.Array(Program),
  facts: Type.Array(Fact),
  consents: Type.Array(ConsentText),
  /** Asked of relatives outside who owe support, on phones of their own; {who} is whom it is for. Absent from older versions. */
  consentsOfRelatives: Type.Optional(Type.Array(ConsentText)),
  notes: Type.Array(Label),
});
/** All that is told of a version. A phone gets it in two documents and puts them together again. */
export type Catalogue = Static<typeof Catalogue>;

const benefitRules = ['kind', 'demo', 'compute', 'round', 'once'] as const;
const benefitTexts = ['text', 'unit', 'how'] as const;

/** What finding and the precheck need: one answer, at most 25 KB in gzip. */
export const CatalogueList = Type.Object({
  ...Type.Omit(Catalogue, ['programs', 'facts', 'consents', 'consentsOfRelatives', 'parameters']).properties,
  parameters: Type.Array(Type.Omit(Parameter, ['name', 'source'])),
  programs: Type.Array(
    Type.Object({
      ...Type.Pick(Program, [
        'id',
        'name',
        'shortName',
        'department',
        'layer',
        'targets',
        'lifeEvents',
        'keywords',
        'unit',
        'scope',
        'summary',
        'callFirst',
        'apply',
        'conflictsWith',
        'effectiveFrom',
        'effectiveTo',
      ]).properties,
      conditions: Type.Array(Type.Omit(Condition, ['failText'])),
      benefit: Type.Pick(Benefit, benefitRules),
    }),
  ),
  facts: Type.Array(Type.Omit(Fact, ['question', 'why', 'checkedBy', 'says'])),
});
export type CatalogueList = Static<typeof CatalogueList>;

/** The rest of the same version: papers, steps, sources, why something is asked. */
export const ProgramTexts = Type.Object({
  ...Type.Pick(Catalogue, ['county', 'version', 'consents', 'consentsOfRelatives']).properties,
  parameters: Type.Array(Type.Pick(Parameter, ['id', 'effectiveFrom', 'name', 'source'])),
  programs: Type.Array(
    Type.Object({
      ...Type.Pick(Program, [
        'id',
        'receiver',
        'channels',
        'phone',
        'phoneVerified',
        'figures',
        'papers',
        'asks',
        'consents',
        'steps',
        'law',
        'stacksWith',
        'note',
      ]).properties,
      conditions: Type.Array(Type.Pick(Condition, ['id', 'failText'])),
      benefit: Type.Pick(Benefit, benefitTexts),
    }),
  ),
  facts: Type.Array(Type.Pick(Fact, ['id', 'why', 'checkedBy', 'says'])),
});
export type ProgramTexts = Static<typeof ProgramTexts>;
