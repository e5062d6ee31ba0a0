import { Type, type Static } from 'typebox';
import { Fen, Id, Instant, More } from './common.contract.ts';

/** The last day of whoever has the next word. */
const Due = Type.Object({ day: Type.String(), words: Type.String(), certain: Type.Boolean(), light: Type.String() });

const BodyName = Type.Object({
  id: Type.String(),
  name: Type.String(),
  phone: Type.String({ description: 'of its desk' }),
  consent: Type.String({ description: 'needed: she has to agree before anything goes there | by-law' }),
});

const ReferralLine = Type.Object({
  referralId: Type.String(),
  /** On the printed sheet; opens nothing by itself. */
  number: Type.String(),
  state: Type.String({ description: 'sent | question | taken | returned | consulting | done | ended' }),
  stateTitle: Type.String(),
  /** Who has the next word: body | window | nobody. */
  turn: Type.String(),
  body: Type.String(),
  program: Type.String(),
  applicant: Type.String({ description: 'masked' }),
  village: Type.String(),
  due: Type.Optional(Due),
  /** When it went up to the county by itself: the day had passed. */
  raised: Type.Optional(Type.String()),
  askedAt: Instant,
});
export const Referrals = Type.Object({ referrals: Type.Array(ReferralLine), more: More });
export type Referrals = Static<typeof Referrals>;

const ReferralSaid = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  text: Type.String(),
  who: Type.String(),
  when: Type.String(),
});

/** One page. A body reads what was chosen for it, and nothing else of the matter. */
export const Referral = Type.Interface([ReferralLine], {
  version: Type.Integer(),
  /** What the body is asked to do. */
  asked: Type.String(),
  reason: Type.String(),
  /** The window that asks, and its number. */
  from: Type.Object({ name: Type.String(), phone: Type.String() }),
  /** A body has the number, the card and the door once it has taken it. */
  applicantFull: Type.Object({
    name: Type.String(),
    idNumber: Type.Optional(Type.String({ description: 'masked but for the last four' })),
    phone: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  }),
  facts: Type.Array(Type.Object({ id: Type.String(), question: Type.String(), answer: Type.String() })),
  papers: Type.Array(Type.Object({ paperId: Type.String(), name: Type.String(), bytes: Type.Integer() })),
  said: Type.Array(ReferralSaid),
  parties: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), opinion: Type.Optional(Type.String()) })),
  /** What I may do now, with words for the button. */
  acts: Type.Array(
    Type.Object({
      act: Type.String(),
      title: Type.String(),
      needs: Type.Array(Type.String({ description: 'text | amount | body' })),
      /** Whoever has a clerk's word to write down names the clerk. */
      clerk: Type.Optional(Type.String()),
    }),
  ),
  bodies: Type.Array(BodyName),
  bodyPhone: Type.String(),
  /** For whoever may open the matter. */
  matterId: Type.Optional(Type.String()),
});
export type Referral = Static<typeof Referral>;

const InWords = Type.String({ minLength: 2, maxLength: 300 });
const BodyId = Type.String({ minLength: 1, maxLength: 40 });

/** How she agreed, where the body is not one that shares by law: on which day, face to face or on the telephone. */
const Consent = Type.String({ minLength: 2, maxLength: 100 });

export const Refer = Type.Object(
  {
    submissionId: Id,
    body: BodyId,
    asked: InWords,
    /** She reads it too. */
    reason: InWords,
    /** Ids of what was filled in: so much the body sees, and no more. */
    facts: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 3, uniqueItems: true }),
    papers: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
    consent: Type.Optional(Consent),
  },
  { additionalProperties: false },
);
export type Refer = Static<typeof Refer>;

export const ActOnReferral = Type.Object(
  {
    submissionId: Id,
    act: Type.String({ maxLength: 20, description: 'take | not-ours | ask | answer | send-on | opinion | conclude | finish | end' }),
    text: Type.Optional(InWords),
    amountFen: Type.Optional(Fen),
    /** not-ours: whose it is, if she knows · send-on, conclude: who gets it · opinion written down by the window: whose it is */
    body: Type.Optional(BodyId),
    consent: Type.Optional(Consent),
    /** The window writes down what a body without a desk here has said: who said it there. */
    clerk: Type.Optional(Type.String({ minLength: 2, maxLength: 30 })),
  },
  { additionalProperties: false },
);
export type ActOnReferral = Static<typeof ActOnReferral>;

/** Where it stands now; whoever sent it back does not read the page any more. */
export const ActedOnReferral = Type.Object({ referralId: Type.String(), state: Type.String(), stateTitle: Type.String() });
export type ActedOnReferral = Static<typeof ActedOnReferral>;

export const AddMatter = Type.Object(
  { submissionId: Id, program: Type.String({ minLength: 1, maxLength: 60 }), reason: InWords },
  { additionalProperties: false },
);
export type AddMatter = Static<typeof AddMatter>;

export const JoinMatter = Type.Object({ submissionId: Id, into: Id, reason: InWords }, { additionalProperties: false });
export type JoinMatter = Static<typeof JoinMatter>;

const OtherMatter = Type.Object({
  matterId: Type.String(),
  program: Type.String(),
  receiptNumber: Type.String(),
  stateTitle: Type.String(),
  state: Type.String({ description: 'open | closed' }),
  submittedAt: Instant,
});

export const WindowOfMatter = Type.Object({
  /** Of the same application, this one left out. */
  siblings: Type.Array(OtherMatter),
  /** The same program asked for by the same person elsewhere. */
  same: Type.Array(OtherMatter),
  /** Of those, into which this one may be joined: the earlier ones that are open. */
  mayJoin: Type.Array(Type.String()),
  /** Programs that may be opened within the application. */
  mayAdd: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  receiver: Type.String({ description: 'who took it in' }),
  bodies: Type.Array(BodyName),
  referrals: Type.Array(ReferralLine),
  /** By when a body has to answer if it is asked today; nothing where the county has promised no days. */
  answerBy: Type.Optional(Type.String()),
  /** window | reader */
  side: Type.String(),
});
export type WindowOfMatter = Static<typeof WindowOfMatter>;

export const Silence = Type.Object({
  since: Type.String(),
  until: Type.String(),
  bodies: Type.Array(Type.Object({ name: Type.String(), asked: Type.Integer(), silent: Type.Integer() })),
});
export type Silence = Static<typeof Silence>;
