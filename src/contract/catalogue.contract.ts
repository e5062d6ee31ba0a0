import { Type, type Static } from 'typebox';
import { Day, Id, Instant, oneOf } from './common.contract.ts';

/** Whose word a new figure is; 演示 stays marked wherever it is shown. */
export const standardSources = ['notice', 'statute', 'illustrative'] as const;

const Text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });

/** A figure of the catalogue as it stands on a day, and what comes after. */
export const Standard = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  value: Type.Optional(Type.Number()),
  text: Type.String(),
  since: Type.Optional(Day),
  source: Type.String(),
  demo: Type.Boolean(),
  next: Type.Array(Type.Object({ text: Type.String(), from: Day, demo: Type.Boolean() })),
});
export type Standard = Static<typeof Standard>;

/** What one version says otherwise than another, in words. verdict: added · changed · ended · removed */
export const CatalogueChange = Type.Object({
  kind: Type.String({ description: 'standard | program | other' }),
  id: Type.String(),
  name: Type.String(),
  verdict: Type.String(),
  lines: Type.Array(Type.Object({ what: Type.String(), was: Type.String(), now: Type.String(), from: Type.Optional(Day) })),
});
export type CatalogueChange = Static<typeof CatalogueChange>;

const VersionLine = Type.Object({
  version: Type.Integer(),
  effectiveFrom: Day,
  publishedAt: Instant,
  offeredBy: Type.Optional(Type.String()),
  approvedBy: Type.Optional(Type.String()),
  state: Type.String({ description: 'in-force | coming | replaced | withdrawn' }),
  withdrawnBy: Type.Optional(Type.String()),
  withdrawnAt: Type.Optional(Instant),
  withdrawnWhy: Type.Optional(Type.String()),
});
export type VersionLine = Static<typeof VersionLine>;

const draftLine = {
  draftId: Id,
  base: Type.Integer(),
  state: Type.String({ description: 'drafting | offered | published | dropped' }),
  firstDay: Type.Optional(Day),
  changedBy: Type.String(),
  changedAt: Instant,
};

export const CatalogueDesk = Type.Object({
  today: Day,
  /** real: nobody is shown a demo figure as a standard. */
  deployment: Type.String({ description: 'demo | real' }),
  /** Of the version in force. */
  standards: Type.Array(Standard),
  /** Figures that nobody published, by name. */
  demoFigures: Type.Array(Type.String()),
  /** The newest first. */
  versions: Type.Array(VersionLine),
  drafts: Type.Array(Type.Object(draftLine)),
});
export type CatalogueDesk = Static<typeof CatalogueDesk>;

export const CatalogueVersion = Type.Object({
  ...VersionLine.properties,
  /** Against the version before it that was not withdrawn. */
  before: Type.Optional(Type.Integer()),
  changes: Type.Array(CatalogueChange),
  mayWithdraw: Type.Boolean(),
});
export type CatalogueVersion = Static<typeof CatalogueVersion>;

export const CatalogueDraft = Type.Object({
  ...draftLine,
  /** For If-Match. */
  version: Type.Integer(),
  today: Day,
  offeredBy: Type.Optional(Type.String()),
  closedBy: Type.Optional(Type.String()),
  publishedAs: Type.Optional(Type.Integer()),
  /** Of exactly this content: what is offered and approved is what was read. */
  digest: Type.String(),
  changes: Type.Array(CatalogueChange),
  standards: Type.Array(Standard),
  /** Why it cannot be published yet, one plain sentence each. */
  problems: Type.Array(Type.String()),
  demoFigures: Type.Array(Type.String()),
  /** Of the list document in gzip. */
  bytes: Type.Integer(),
  mostBytes: Type.Integer(),
  /** Somebody else drafted and changed it. */
  mayApprove: Type.Boolean(),
});
export type CatalogueDraft = Static<typeof CatalogueDraft>;

/** `CatalogueData` of src/rules/catalogue/shape.ts, whole. */
export const CatalogueJson = Type.Unknown();

export const BeginCatalogueDraft = Type.Object({ draftId: Id }, { additionalProperties: false });

export const SetStandard = Type.Object(
  {
    parameter: Type.String({ maxLength: 60 }),
    value: Type.Number({ minimum: 0, maximum: 100_000_000 }),
    from: Day,
    source: Type.Object({ kind: oneOf(standardSources), ref: Text(200) }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);
export type SetStandard = Static<typeof SetStandard>;

const Words = Type.Array(Text(40), { maxItems: 60 });
export const ChangeProgram = Type.Object(
  {
    name: Type.Optional(Text(60)),
    shortName: Type.Optional(Text(20)),
    summary: Type.Optional(Text(200)),
    benefitText: Type.Optional(Text(300)),
    benefitHow: Type.Optional(Type.String({ maxLength: 500 })),
    keywords: Type.Optional(Words),
    lifeEvents: Type.Optional(Words),
    phone: Type.Optional(Type.String({ pattern: '^[0-9-]{3,20}$' })),
    effectiveFrom: Type.Optional(Day),
    /** Its last day; null: no end. */
    effectiveTo: Type.Optional(Type.Union([Day, Type.Null()])),
    /** The lines of who gets it, by the condition's id. */
    conditions: Type.Optional(
      Type.Array(Type.Object({ id: Type.String({ maxLength: 60 }), text: Text(200) }, { additionalProperties: false }), { maxItems: 60 }),
    ),
  },
  { additionalProperties: false },
);
export type ChangeProgram = Static<typeof ChangeProgram>;

/** Absent: the day on which it is approved. */
export const SetFirstDay = Type.Object({ firstDay: Type.Optional(Day) }, { additionalProperties: false });

const Answer = Type.Union([Type.Boolean(), Type.Number(), Type.String({ maxLength: 200 }), Type.Null()]);
const Answers = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,60}$' }), Answer, { maxProperties: 80 });
/** A household in the form of the project's scenarios; each member has an id. */
export const TrialHousehold = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 40 }),
    title: Type.Optional(Type.String({ maxLength: 200 })),
    facts: Type.Object(
      {
        household: Type.Optional(Answers),
        assets: Type.Optional(Answers),
        medical: Type.Optional(Answers),
        education: Type.Optional(Answers),
        housing: Type.Optional(Answers),
        members: Type.Optional(Type.Array(Answers, { maxItems: 30 })),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type TrialHousehold = Static<typeof TrialHousehold>;

/** Without households: those that the county keeps for it. */
export const TryCatalogueDraft = Type.Object(
  { day: Day, households: Type.Optional(Type.Array(TrialHousehold, { minItems: 1, maxItems: 50 })) },
  { additionalProperties: false },
);

const TrialVerdict = Type.Object({
  status: Type.String(),
  amount: Type.Optional(Type.Number()),
  supersededBy: Type.Optional(Type.String()),
});
/** What changes for each household on that day, between the version that holds then and the draft. Absent: the program is not there. */
export const CatalogueTrial = Type.Object({
  day: Day,
  households: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      same: Type.Integer(),
      changes: Type.Array(
        Type.Object({
          program: Type.String(),
          name: Type.String(),
          was: Type.Optional(TrialVerdict),
          now: Type.Optional(TrialVerdict),
        }),
      ),
    }),
  ),
});
export type CatalogueTrial = Static<typeof CatalogueTrial>;

export const ReadDigest = Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false });
export const WithdrawCatalogue = Type.Object({ why: Text(200) }, { additionalProperties: false });
