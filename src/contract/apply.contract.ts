import { Type, type Static } from 'typebox';
import { Following } from './check.contract.ts';
import { CodeId, Day, Id, Instant, oneOf, Phone, Place } from './common.contract.ts';
import { TellWhom } from './told.contract.ts';

/** An answer to one fact; null is 不知道, never zero and never no. Money in whole yuan as people say it. */
export const FactAnswer = Type.Union([Type.Boolean(), Type.Number(), Type.String({ maxLength: 200 }), Type.Null()]);

/** m1 is whom it is for, the others live with her · r1 a relative outside who owes support. */
const memberId = 'm[1-9]\\d?';
export const MemberId = Type.String({ pattern: `^${memberId}$` });
export const RelativeId = Type.String({ pattern: '^r[1-9]$' });
/** What she calls somebody: 老伴, 儿子. */
const Called = Type.String({ minLength: 1, maxLength: 12 });
const PersonName = Type.String({ minLength: 2, maxLength: 30 });
const IdNumber = Type.String({ minLength: 15, maxLength: 18 });
const PaperKind = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });

/** Somebody who lives with her. A number that is lost or unknown stops nothing: the town looks it up. */
export const ApplicationMember = Type.Object(
  { id: MemberId, called: Called, name: Type.Optional(PersonName), idNumber: Type.Optional(IdNumber) },
  { additionalProperties: false },
);
export type ApplicationMember = Static<typeof ApplicationMember>;

/** Who lives elsewhere and owes support: asked for consent on a phone of his own; a no never blocks. */
export const ApplicationRelative = Type.Object(
  { id: RelativeId, called: Called, name: Type.Optional(PersonName), phone: Type.Optional(Phone) },
  { additionalProperties: false },
);
export type ApplicationRelative = Static<typeof ApplicationRelative>;

/**
 * hand: strokes as `rules/ink` writes them · thumb: a photo of the mark, with a witness · paper: a photo of a signed sheet.
 */
export const Signature = Type.Object(
  {
    by: MemberId,
    kind: oneOf(['hand', 'thumb', 'paper']),
    strokes: Type.Optional(Type.String({ maxLength: 8192 })),
    paperId: Type.Optional(Id),
    witness: Type.Optional(Type.Object({ name: PersonName }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type Signature = Static<typeof Signature>;

/**
 * Travels in the headers of a photo's PUT; the body is the bytes. `x-copy-of`: no body, a paper that this account sent before is taken
 * over; by x-sha256, whatever it is, the form lists the new one.
 */
export const SendPaperHeaders = Type.Object({
  'x-submission-id': Id,
  'x-village-code': CodeId,
  'x-paper-kind': PaperKind,
  'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$' }),
  'x-copy-of': Type.Optional(Id),
});
export const KeptPaper = Type.Object({ paperId: Type.String(), sha256: Type.String() });
export type KeptPaper = Static<typeof KeptPaper>;

export const NewApplication = Type.Object(
  {
    /** Made by the phone when the draft was begun; the application's identity for ever. */
    submissionId: Id,
    villageCode: CodeId,
    /** Where her 户口 is, if it is another village of the county than the one she is in: some aid is asked for there. */
    hukouVillageCode: Type.Optional(CodeId),
    /** The same in her own words, where she had no list of villages or it stands in none: the window sorts it. */
    hukouPlace: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    catalogueVersion: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    /** Or `one-stop` alone: she does not know which, and the window sorts it (`rules/one-stop.ts`). */
    programs: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 12, uniqueItems: true }),
    applicant: Type.Object(
      {
        name: Type.String({ minLength: 2, maxLength: 30 }),
        idNumber: Type.String({ minLength: 15, maxLength: 18 }),
        /** self | family | neighbour | liaison: who is holding the phone */
        filledBy: Type.String({ pattern: '^(self|family|neighbour|liaison)$' }),
        /** Group and door within the village, as people say it. */
        address: Type.String({ minLength: 1, maxLength: 80 }),
      },
      { additionalProperties: false },
    ),
    /** Who lives with her, herself left out. Absent from phones of an earlier release. */
    members: Type.Optional(Type.Array(ApplicationMember, { maxItems: 19 })),
    relatives: Type.Optional(Type.Array(ApplicationRelative, { maxItems: 9 })),
    /** By `household.size`, or `person.age@m2` for one member; m1 is whom it is for. What is not here nobody said. */
    facts: Type.Record(Type.String({ pattern: `^[a-zA-Z.]{1,60}(@${memberId})?$` }), FactAnswer, { maxProperties: 600 }),
    papers: Type.Array(
      Type.Object(
        {
          paperId: Id,
          kind: Type.String({ maxLength: 41 }),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          /** Of which member, where it is a person's. */
          whose: Type.Optional(MemberId),
          /** A paper of an earlier application that is taken over. */
          copyOf: Type.Optional(Id),
        },
        { additionalProperties: false },
      ),
      { maxItems: 60 },
    ),
    /** Each ticked by itself; `by` is m1 where it is not said. */
    consents: Type.Array(
      Type.Object(
        { kind: Type.String({ maxLength: 40 }), version: Type.Integer({ minimum: 1 }), by: Type.Optional(MemberId) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60 },
    ),
    signatures: Type.Optional(Type.Array(Signature, { maxItems: 20 })),
    /** Who gets the messages. */
    tell: Type.Optional(TellWhom),
  },
  { additionalProperties: false },
);
export type NewApplication = Static<typeof NewApplication>;

/**
 * The same, sealed on the phone to the county's key (`rules/envelope.ts`): what waits there can be read by nobody. The first envelope
 * holds a whole `NewApplication` in JSON, each later one what was asked anew after a refusal, and overrides it part by part: answers by their names, papers, consents and people
 * one by one.
 */
export const SealedApplication = Type.Object(
  {
    submissionId: Id,
    villageCode: CodeId,
    envelopes: Type.Array(Type.String({ minLength: 100, maxLength: 180_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }), {
      minItems: 1,
      maxItems: 20,
    }),
  },
  { additionalProperties: false },
);
export type SealedApplication = Static<typeof SealedApplication>;

/** What she keeps. `number` is for people and opens nothing by itself; `code` goes into the QR only. */
export const Receipt = Type.Object({
  number: Type.String({ examples: ['8362 0417'] }),
  code: Type.String(),
  link: Type.String(),
  submittedAt: Instant,
  village: Place,
  matters: Type.Array(
    Type.Object({
      matterId: Type.String(),
      program: Type.String(),
      goesTo: Type.String(),
      /** The day by which the town looks; `certain` false is shown as 预计. */
      lookBy: Type.Object({ day: Day, words: Type.String(), certain: Type.Boolean(), demo: Type.Boolean() }),
      /** Papers that may follow, and by when. */
      follow: Type.Optional(Following),
      /** Joined into one of hers that is still open: said in words. */
      joined: Type.Optional(Type.String()),
    }),
  ),
  /** Who is asked for consent on a phone of his own, or when somebody comes: said in words. */
  asked: Type.Optional(Type.Array(Type.String())),
  text: Type.String(),
});
export type Receipt = Static<typeof Receipt>;
