import { Type, type Static } from 'typebox';
import { Following, NextDate, TimelineEntry } from './check.contract.ts';
import { paperStands } from '../rules/paper-lasts.ts';
import { Sent } from './delivery.contract.ts';
import { Day, Fen, Id, Instant, Label, oneOf } from './common.contract.ts';
import { WordToAnswer } from './word.contract.ts';

/** An act this person may record now, and what it needs. */
export const StaffAct = Type.Object({
  event: Type.String(),
  title: Type.String(),
  needs: Type.Array(Type.String({ description: 'amount | reason | rule | remedy | finding | delivery | cause | way' })),
  /** ask: tells her once of all that is missing · together: may be recorded for many in one go · alone: for this one only */
  reach: Type.String({ description: 'ask | together | alone' }),
  /** Where a cause is needed: the closed list to choose from. */
  causes: Type.Optional(Type.Array(Type.String())),
  /** How somebody tried to reach her, to choose from: call | visit | word. */
  ways: Type.Optional(Type.Array(Type.String())),
  /** What the words given with it may begin with: all that is missing, so that nobody types it. */
  suggested: Type.Optional(Type.String()),
  /** With the suggested words: what she reads on her phone. */
  reads: Type.Optional(Type.String()),
  /** So far the signature of whoever records it reaches. */
  atMost: Type.Optional(Fen),
  /** Told when the act is not possible yet, such as before the public notice has ended. */
  notBefore: Type.Optional(Type.String()),
});
export type StaffAct = Static<typeof StaffAct>;

export const StaffMatterLine = Type.Object({
  matterId: Type.String(),
  version: Type.Integer(),
  receiptNumber: Type.String(),
  program: Type.String(),
  applicant: Type.String({ description: 'masked until opened' }),
  village: Type.String(),
  state: Label,
  /** new: it came to a step of this role · her: she was told what is missing · notice: it hangs in the village · office: an office has it */
  waits: Type.String({ description: 'new | her | notice | office' }),
  next: Type.Optional(NextDate),
  /** How near the day of `next` is: green | amber | red | overdue. */
  light: Type.Optional(Type.String()),
  /** The colleague I stand in for here; absent where it is mine. */
  forWhom: Type.Optional(Type.String()),
  /** Who of my role has it in hand: mine (or of whom I stand in for) | free | colleague; absent for a role that holds nothing. */
  hold: Type.Optional(Type.String()),
  heldBy: Type.Optional(Type.String({ description: 'the name of who has it in hand' })),
  submittedAt: Instant,
});

/** A line of the list knows what is missing, for roles that read facts, and the acts that need no look into the matter. */
export const StaffListedMatter = Type.Interface([StaffMatterLine], {
  missing: Type.Optional(Type.Array(Type.String())),
  /** She said something that nobody has answered; for roles that answer it. */
  said: Type.Optional(Type.Object({ title: Type.String(), due: Type.Optional(Type.String()), overdue: Type.Boolean() })),
  acts: Type.Array(StaffAct),
});
export type StaffListedMatter = Static<typeof StaffListedMatter>;

export type StaffMatterLine = Static<typeof StaffMatterLine>;

export const StaffMatterLines = Type.Object({
  matters: Type.Array(StaffListedMatter),
  /** Where the list goes on, if it does: the last line's day, or `none`, and its matter. */
  more: Type.Optional(Type.Object({ day: Type.String(), matterId: Type.String() })),
});
export type StaffMatterLines = Static<typeof StaffMatterLines>;
export const AfterLine = Type.Object({ day: Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2}|none)$' }), matterId: Id });

/** What one source says of a fact. */
export const FactSource = Type.Object({
  /** she: her own answer; otherwise where somebody looked. */
  kind: Type.String({ description: 'she | police | civil-affairs | health-insurance | social-insurance | land | bank | visit | other' }),
  name: Type.String(),
  answer: Type.String(),
  /** Beside her answer: same | differs | open, where one of the two is unknown. */
  agrees: Type.Optional(Type.String({ description: 'same | differs | open' })),
  day: Type.String(),
  by: Type.String(),
  word: Type.Optional(Type.String()),
});

export const HandOverLine = Type.Object({
  handOverId: Type.String(),
  whose: Type.String({ description: 'to-me | by-me' }),
  state: Type.String({ description: 'offered | given-back' }),
  name: Type.String({ description: 'the colleague on the other side' }),
  note: Type.String(),
  /** Why it came back. */
  reason: Type.Optional(Type.String()),
  when: Type.String(),
});
export type HandOverLine = Static<typeof HandOverLine>;

export const StaffMatter = Type.Interface([StaffMatterLine], {
  /** The county's day: what was looked up, was looked up on this one at the latest. */
  today: Day,
  applicantFull: Type.Object({
    name: Type.String({ description: 'as written in this application' }),
    /** Only when the person with this ID number is registered under another name: somebody erred, or worse. */
    registeredName: Type.Optional(Type.String()),
    idNumber: Type.String({ description: 'masked but for the last four' }),
    phone: Type.String(),
    address: Type.String(),
    filledBy: Type.String(),
  }),
  /** For whoever reads facts: numbers used for many, a person nobody has spoken with. */
  flags: Type.Optional(
    Type.Array(
      Type.Object({ kind: Type.String({ description: 'unconfirmed | number-shared | number-many | number-lead' }), text: Type.String() }),
    ),
  ),
  /** Somebody spoke with her, where another had filed in her name. */
  confirmed: Type.Optional(
    Type.Object({ by: Type.String(), when: Type.String(), how: Type.String({ description: 'call | visit' }), words: Type.String() }),
  ),
  /** Who it is about, she first, then relatives outside; for roles that read facts. */
  members: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String({ description: 'applicant | household | relative' }),
        called: Type.String(),
        name: Type.Optional(Type.String()),
        idNumber: Type.Optional(Type.String({ description: 'masked but for the last four' })),
        phone: Type.Optional(Type.String()),
        age: Type.String({ description: 'adult | child | unknown' }),
      }),
    ),
  ),
  /** What was agreed to, in the words of then, and what was taken back; for roles that read facts. */
  consents: Type.Optional(
    Type.Array(
      Type.Object({
        who: Type.String(),
        title: Type.String(),
        text: Type.String(),
        version: Type.Integer(),
        given: Type.String({ description: 'when, in words' }),
        withdrawn: Type.Optional(Type.String({ description: 'when, in words' })),
        /** By the first of each person's. */
        signature: Type.Optional(
          Type.Object({
            kind: Type.String({ description: 'hand | thumb | paper' }),
            strokes: Type.Optional(Type.String()),
            paperId: Type.Optional(Type.String()),
            witness: Type.Optional(Type.String()),
          }),
        ),
      }),
    ),
  ),
  /** Whose consent is still wanted, or was refused. way: phone by an SMS of his own · visit by whoever goes there */
  asked: Type.Optional(
    Type.Array(
      Type.Object({
        who: Type.String(),
        title: Type.String(),
        state: Type.String({ description: 'asked | refused' }),
        way: Type.String({ description: 'phone | visit' }),
      }),
    ),
  ),
  /** Papers that may still follow, and until when they are waited for. */
  follow: Type.Optional(Following),
  /** These four only for roles that read them (`rules/role-rights.ts`). */
  facts: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String({ description: 'household.size, or person.age@m2 of one member' }),
        /** Of whom, as she calls him; absent for what is of the whole household. */
        who: Type.Optional(Type.String()),
        question: Type.String(),
        type: Type.String({ description: 'boolean | integer | yuan | choice | date' }),
        choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))),
        /** Her own answer in words. */
        answer: Type.String(),
        checkedBy: Type.Optional(Type.String()),
        /** Hers first, then the newest of each place where somebody looked. */
        sources: Type.Array(FactSource),
      }),
    ),
  ),
  /** What she said when a step asked her, the newest first; for roles that read facts. */
  said: Type.Optional(Type.Array(WordToAnswer)),
  /** Papers nobody sent and questions nobody could answer, each by its name. */
  missing: Type.Optional(Type.Array(Type.String())),
  papers: Type.Optional(Type.Array(Type.Object({ paperId: Type.String(), name: Type.String(), bytes: Type.Integer() }))),
  /** Each member's cards that bear a last month, and what was read off them so far; for roles that read facts. */
  cards: Type.Optional(
    Type.Array(
      Type.Object({
        member: Type.String(),
        who: Type.String(),
        card: Type.String(),
        name: Type.String({ examples: ['身份证'] }),
        text: Type.Optional(Type.String({ examples: ['到2031年5月'] })),
        stand: Type.Optional(oneOf(paperStands)),
      }),
    ),
  ),
  timeline: Type.Optional(Type.Array(TimelineEntry)),
  /** What she was told, and how far each message has come; for roles that read the timeline. */
  told: Type.Optional(Type.Array(Type.Object({ title: Type.String(), when: Type.String(), sent: Type.Optional(Sent) }))),
  /** Who agreed to what, who was asked and has not answered. */
  acts: Type.Array(StaffAct),
  ground: Type.String({ description: 'by what right I look: held | task | offered | reason' }),
  /** Colleagues of my role whom I may hand it on to; only where I have it in hand myself. */
  mayTake: Type.Optional(Type.Array(Type.Object({ staffId: Type.String(), name: Type.String() }))),
  /** What is offered and not answered yet: by me or to me. */
  handOver: Type.Optional(HandOverLine),
});
export type StaffMatter = Static<typeof StaffMatter>;

const InWords = Type.String({ minLength: 2, maxLength: 300 });

export const RecordEvent = Type.Object(
  {
    submissionId: Id,
    event: Type.String({ maxLength: 40 }),
    amountFen: Type.Optional(Fen),
    reason: Type.Optional(InWords),
    rule: Type.Optional(InWords),
    remedy: Type.Optional(InWords),
    finding: Type.Optional(InWords),
    delivery: Type.Optional(InWords),
    cause: Type.Optional(InWords),
    way: Type.Optional(oneOf(['call', 'visit', 'word'])),
  },
  { additionalProperties: false },
);
export type RecordEvent = Static<typeof RecordEvent>;
export const RecordedEvent = Type.Object({ matterId: Type.String(), version: Type.Integer(), state: Label });
export type RecordedEvent = Static<typeof RecordedEvent>;

/** At most a line: it is asked for in the middle of work. */
const InShort = Type.String({ minLength: 2, maxLength: 100, pattern: '^[^\\u0000-\\u001f]*$' });

export const SayWhy = Type.Object(
  {
    submissionId: Id,
    kind: Type.String({ maxLength: 20, description: 'of rules/look-reasons.ts, or own-words' }),
    words: Type.Optional(InShort),
  },
  { additionalProperties: false },
);
export type SayWhy = Static<typeof SayWhy>;
export const SaidWhy = Type.Object({ validUntil: Instant });
export type SaidWhy = Static<typeof SaidWhy>;

export const TakenMatter = Type.Object({ matterId: Type.String(), hold: Type.String(), heldBy: Type.String() });
export type TakenMatter = Static<typeof TakenMatter>;

export const OfferMatter = Type.Object({ submissionId: Id, toStaffId: Id, note: InShort }, { additionalProperties: false });
export type OfferMatter = Static<typeof OfferMatter>;
export const GiveBack = Type.Object({ reason: InShort }, { additionalProperties: false });

export const HandOvers = Type.Object({
  handOvers: Type.Array(
    Type.Interface([HandOverLine], {
      matterId: Type.String(),
      program: Type.String(),
      applicant: Type.String({ description: 'masked until opened' }),
      village: Type.String(),
    }),
  ),
});
export type HandOvers = Static<typeof HandOvers>;

export const ConfirmPerson = Type.Object(
  { submissionId: Id, how: oneOf(['call', 'visit']), words: InWords },
  { additionalProperties: false },
);
export type ConfirmPerson = Static<typeof ConfirmPerson>;
export const ConfirmedPerson = Type.Object({ matterId: Type.String(), version: Type.Integer() });
export type ConfirmedPerson = Static<typeof ConfirmedPerson>;
