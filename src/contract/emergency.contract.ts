import { Type, type Static } from 'typebox';
import { CodeId, Day, Fen, Id, Instant, More, oneOf } from './common.contract.ts';

/*
 * 急事: three answers and no more. Nothing here refuses for form but a number under which nobody could ring back; an unknown word is
 * taken for 别的, an unknown place goes to the county's own desk.
 */

const Words = Type.String({ maxLength: 300 });
const Sentence = Type.String({ minLength: 2, maxLength: 300 });
const PlaceId = Type.String({ maxLength: 40 });

export const ReportEmergency = Type.Object(
  {
    submissionId: Id,
    what: Type.String({ maxLength: 20, description: 'fire | crash | illness | hunger | missing | other' }),
    /** Where the person is, wherever the 户口 may be: the code of a village, or at least a town. */
    villageCode: Type.Optional(CodeId),
    townId: Type.Optional(PlaceId),
    /** As people say it: 村东头，小学后面. */
    where: Type.Optional(Words),
    phone: Type.String({ maxLength: 30 }),
    whosePhone: Type.Optional(Type.String({ maxLength: 20, description: 'own | beside' })),
    /** Made by the phone, tells nobody whose it is: a flood from one device is one task. */
    deviceId: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type ReportEmergency = Static<typeof ReportEmergency>;

export const ReportedEmergency = Type.Object({
  /** To say aloud on the phone; opens nothing. */
  number: Type.String({ examples: ['4821'] }),
  receivedAt: Instant,
  /** Who rings back and by when: 马上 only while somebody is on duty. */
  text: Type.String(),
  /** Whom she can ring meanwhile. */
  calls: Type.Array(Type.Object({ name: Type.String(), phone: Type.String() })),
});
export type ReportedEmergency = Static<typeof ReportedEmergency>;

const Rung = Type.Object({
  name: Type.String({ description: 'whose desk' }),
  at: Instant,
  why: Type.String({ description: 'reported | not-taken | nobody-on-duty | no-number | again | differs' }),
  state: Type.String({ description: 'waiting | calling | handed-over | failed | unknown | no-number' }),
});

export const EmergencyLine = Type.Object({
  emergencyId: Type.String(),
  number: Type.String(),
  at: Instant,
  what: Type.String({ description: 'in words' }),
  place: Type.String(),
  state: Type.String({ description: 'ringing | taken | open | closed' }),
  takenBy: Type.Optional(Type.String()),
  mine: Type.String({ description: 'yes | no' }),
  /** How often it was reported. */
  reports: Type.Integer(),
  rung: Type.Array(Rung),
  /** Of its matter, while that is open: what is said of the step, and by when. */
  step: Type.Optional(Type.Object({ title: Type.String(), day: Type.Optional(Day), left: Type.Optional(Type.String()) })),
});
export type EmergencyLine = Static<typeof EmergencyLine>;
export const Emergencies = Type.Object({
  now: Instant,
  mayAnswer: Type.String({ description: 'yes | no' }),
  /** Nobody has it in hand yet, the oldest first. */
  ringing: Type.Array(EmergencyLine),
  inHand: Type.Array(EmergencyLine),
  /** Paid first, and not explained yet. */
  toExplain: Type.Array(EmergencyLine),
  more: More,
});
export type Emergencies = Static<typeof Emergencies>;

export const Emergency = Type.Interface([EmergencyLine], {
  said: Type.Array(
    Type.Object({
      at: Instant,
      what: Type.String(),
      place: Type.String(),
      where: Type.String(),
      phone: Type.String(),
      whosePhone: Type.String(),
      by: Type.String({ description: 'phone | hotline | liaison | walk-in' }),
    }),
  ),
  townId: Type.String(),
  villageId: Type.Optional(Type.String()),
  /** Others that are open there: two may be about one fire. */
  others: Type.Array(Type.Object({ emergencyId: Type.String(), number: Type.String(), what: Type.String(), place: Type.String() })),
  matter: Type.Optional(
    Type.Object({
      matterId: Type.String(),
      version: Type.Integer(),
      step: Type.String(),
      title: Type.String(),
      text: Type.String(),
      name: Type.String(),
      /** no: nobody knows the ID number yet. */
      identified: Type.String({ description: 'yes | no' }),
      /** What I may record in this step. */
      acts: Type.Array(Type.Object({ event: Type.String(), title: Type.String(), atMost: Type.Optional(Fen) })),
      /** Already written for whoever explains. */
      suggested: Type.String(),
      paidFen: Type.Optional(Fen),
      slips: Type.Array(Type.Object({ paperId: Type.String() })),
    }),
  ),
  /** What the town may still give out first this year. */
  reserve: Type.Object({
    state: Type.String({ description: 'set | not-set: nobody has set one for this year, so it goes to the county' }),
    leftFen: Type.Integer(),
    ofFen: Fen,
    demo: Type.Boolean(),
  }),
});
export type Emergency = Static<typeof Emergency>;

/** It came by a plain call: the hotline, the liaison, somebody at the window. */
export const WriteEmergency = Type.Object(
  {
    submissionId: Id,
    what: Type.String({ maxLength: 20 }),
    placeId: PlaceId,
    where: Type.Optional(Words),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    by: oneOf(['hotline', 'liaison', 'walk-in']),
  },
  { additionalProperties: false },
);
export type WriteEmergency = Static<typeof WriteEmergency>;

/** `over`: a colleague has it in hand and cannot go on. */
export const TakeEmergency = Type.Object({ over: Type.Optional(oneOf(['yes', 'no'])) }, { additionalProperties: false });

export const CloseEmergency = Type.Object(
  { why: oneOf(['same', 'others-help', 'no-need', 'prank']), sameAs: Type.Optional(Id), words: Type.Optional(Words) },
  { additionalProperties: false },
);
export type CloseEmergency = Static<typeof CloseEmergency>;

/** Three fields at most, while they talk; all of them may stay empty. */
export const OpenEmergencyMatter = Type.Object(
  {
    submissionId: Id,
    name: Type.Optional(Type.String({ maxLength: 30 })),
    address: Type.Optional(Type.String({ maxLength: 80 })),
    need: Type.Optional(Words),
    villageId: Type.Optional(PlaceId),
    /** Who holds the phone that reported. */
    caller: oneOf(['self', 'family', 'neighbour']),
  },
  { additionalProperties: false },
);
export type OpenEmergencyMatter = Static<typeof OpenEmergencyMatter>;

export const PayEmergency = Type.Object(
  { submissionId: Id, amountFen: Fen, way: oneOf(['cash', 'goods', 'transfer']), finding: Sentence },
  { additionalProperties: false },
);
export type PayEmergency = Static<typeof PayEmergency>;

/** A leader of the county said yes on the phone. */
export const NoteLeaderYes = Type.Object(
  { submissionId: Id, leaderId: Id, amountFen: Fen, words: Type.Optional(Words) },
  { additionalProperties: false },
);
export type NoteLeaderYes = Static<typeof NoteLeaderYes>;

export const SlipHeaders = Type.Object({ 'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$' }) });

export const HandedOver = Type.Object(
  { submissionId: Id, way: oneOf(['cash', 'goods', 'transfer']), sign: oneOf(['signed', 'thumb']), words: Type.Optional(Words) },
  { additionalProperties: false },
);
export type HandedOver = Static<typeof HandedOver>;

export const IdentifyPerson = Type.Object(
  { idNumber: Type.String({ minLength: 15, maxLength: 18 }), name: Type.Optional(Type.String({ maxLength: 30 })) },
  { additionalProperties: false },
);
export type IdentifyPerson = Static<typeof IdentifyPerson>;

/** Who is rung for more than the town may sign, in this order. */
export const Leaders = Type.Object({
  leaders: Type.Array(Type.Object({ leaderId: Type.String(), name: Type.String(), phone: Type.String() })),
  maySet: Type.String({ description: 'yes | no' }),
});
export type Leaders = Static<typeof Leaders>;
export const SetLeaders = Type.Object(
  {
    leaders: Type.Array(
      Type.Object(
        { name: Type.String({ minLength: 2, maxLength: 30 }), phone: Type.String({ pattern: '^\\d[\\d-]{4,19}$' }) },
        { additionalProperties: false },
      ),
      { maxItems: 12 },
    ),
  },
  { additionalProperties: false },
);
export type SetLeaders = Static<typeof SetLeaders>;
