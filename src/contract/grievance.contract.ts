import { Type, type Static } from 'typebox';
import { callOutcomeKinds, complaintKindNames, complaintSideNames, ratingLevelKinds } from '../rules/grievances.ts';
import { CodeId, Day, Id, Label, More, oneOf, Phone } from './common.contract.ts';

const Short = Type.String({ minLength: 1, maxLength: 100 });

/** 好差评: how it was. Once a matter; nobody has to. */
export const RateMatter = Type.Object(
  { level: oneOf(ratingLevelKinds), words: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  { additionalProperties: false },
);
export type RateMatter = Static<typeof RateMatter>;
export const RatedMatter = Type.Object({ text: Type.String() });
export type RatedMatter = Static<typeof RatedMatter>;

const said = {
  /** Made by the phone; the complaint's identity for ever. */
  submissionId: Id,
  /** Made by the phone and written down by whoever wants: with the number it opens the answer. */
  secret: Type.String({ pattern: '^[0-9a-z-]{8,40}$' }),
  kind: oneOf(complaintKindNames),
  side: Type.Optional(oneOf(complaintSideNames)),
  words: Type.String({ minLength: 2, maxLength: 500 }),
  /** Where it was, and whom it is about, as people say it. */
  place: Type.Optional(Short),
  who: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  /** Nobody has to say who he is. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  phone: Type.Optional(Phone),
};

export const ReportComplaint = Type.Object(
  {
    ...said,
    /** Says which county, and is not kept: where somebody lives tells who he is. */
    villageCode: CodeId,
    /** Random, used for nothing else, gone after a day: so many a day from one phone. */
    device: Id,
  },
  { additionalProperties: false },
);
export type ReportComplaint = Static<typeof ReportComplaint>;

/** By the hotline or a desk, for somebody who rings or comes by. */
export const WriteComplaint = Type.Object(said, { additionalProperties: false });
export type WriteComplaint = Static<typeof WriteComplaint>;

export const ReportedComplaint = Type.Object({
  number: Type.String({ examples: ['8362 0417'] }),
  text: Type.String(),
  call: Type.String(),
});
export type ReportedComplaint = Static<typeof ReportedComplaint>;

const key = {
  number: Type.String({ pattern: '^\\d{8}$' }),
  secret: said.secret,
  /** Random, made once per phone: what was guessed wrong slows this phone at this number. An earlier release sends none. */
  deviceId: Type.Optional(Id),
};
export const LookAtComplaint = Type.Object(key, { additionalProperties: false });
export type LookAtComplaint = Static<typeof LookAtComplaint>;
/** Not content with the answer: once, one level up. */
export const ObjectToAnswer = Type.Object(
  { ...key, submissionId: Id, words: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
);
export type ObjectToAnswer = Static<typeof ObjectToAnswer>;

const Step = Type.Object({ kind: Type.String(), title: Type.String(), text: Type.String(), who: Type.String(), when: Type.String() });

export const SeenComplaint = Type.Object({
  state: Label,
  /** Newest first; who acted is an office, never a name. */
  steps: Type.Array(Step),
  mayObject: oneOf(['yes', 'no']),
  call: Type.String(),
});
export type SeenComplaint = Static<typeof SeenComplaint>;

export const GrievanceLine = Type.Object({
  grievanceId: Type.String(),
  version: Type.Integer(),
  kind: Type.String({ description: 'inquiry | call-back | complaint' }),
  /** What it is about in a few words that name nobody. */
  title: Type.String(),
  state: Label,
  asked: Type.String(),
  due: Type.Optional(Type.Object({ day: Day, words: Type.String(), overdue: Type.Boolean() })),
  /** It went up by itself: nobody had answered by the promised day. */
  risen: Type.Optional(Type.String()),
});
export const Grievances = Type.Object({ grievances: Type.Array(GrievanceLine), late: Type.Integer(), more: More });
export type Grievances = Static<typeof Grievances>;

export const GrievanceCount = Type.Object({ open: Type.Integer(), late: Type.Integer(), more: More });
export type GrievanceCount = Static<typeof GrievanceCount>;

export const Grievance = Type.Interface([GrievanceLine], {
  /** What was said. */
  words: Type.String(),
  about: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  /** Of an inquiry. */
  matterId: Type.Optional(Type.String()),
  /** Whom to ring, or who told it; empty where nobody said. */
  person: Type.Object({ name: Type.String(), phone: Type.String() }),
  mayDo: Type.Array(Type.String({ description: 'answer | called | take' })),
  outcomes: Type.Array(Type.Object({ kind: Type.String(), title: Type.String() })),
  steps: Type.Array(Step),
});
export type Grievance = Static<typeof Grievance>;

export const ActOnGrievance = Type.Object(
  {
    submissionId: Id,
    act: oneOf(['take', 'answer', 'called']),
    words: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })),
    /** Of a call. */
    outcome: Type.Optional(oneOf(callOutcomeKinds)),
  },
  { additionalProperties: false },
);
export type ActOnGrievance = Static<typeof ActOnGrievance>;

/** How families of a town and a program rated in a month that is over; never who, and nothing of a handful. */
export const Ratings = Type.Object({
  rows: Type.Array(
    Type.Object({
      town: Type.String(),
      program: Type.String(),
      month: Type.String({ examples: ['2026年11月'] }),
      all: Type.Integer(),
      levels: Type.Array(Type.Object({ kind: Type.String(), title: Type.String(), count: Type.Integer() })),
    }),
  ),
});
export type Ratings = Static<typeof Ratings>;
