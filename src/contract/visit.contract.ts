import { Type, type Static } from 'typebox';
import { Day, Id, Label, More, oneOf } from './common.contract.ts';

const Half = oneOf(['morning', 'afternoon']);
/** Two of the office, no fewer (办16) and no more: the SMS names both. */
const Visitors = Type.Array(Id, { minItems: 2, maxItems: 2, uniqueItems: true });
/** She said yes on the phone: without it nobody comes today. */
const Agreed = Type.Optional(oneOf(['by-phone']));
const Words = Type.Optional(Type.String({ minLength: 2, maxLength: 200 }));

export const PlanVisit = Type.Object(
  { submissionId: Id, day: Day, half: Half, visitors: Visitors, agreed: Agreed, words: Words },
  { additionalProperties: false },
);
export type PlanVisit = Static<typeof PlanVisit>;

/** moved and not at home want a day; cancelled and not at home want nothing said against her. */
export const ActOnVisit = Type.Object(
  {
    submissionId: Id,
    act: oneOf(['move', 'cancel', 'done', 'missed']),
    day: Type.Optional(Day),
    half: Type.Optional(Half),
    /** Others come; none: the same two. */
    visitors: Type.Optional(Visitors),
    agreed: Agreed,
    words: Words,
  },
  { additionalProperties: false },
);
export type ActOnVisit = Static<typeof ActOnVisit>;

const Visitor = Type.Object({ staffId: Type.String(), name: Type.String(), surname: Type.String(), cardNumber: Type.String() });
export type Visitor = Static<typeof Visitor>;

export const Visit = Type.Object({
  visitId: Type.String(),
  version: Type.Integer(),
  /** Stands on the slip that is left at the door. */
  number: Type.String(),
  county: Type.String(),
  town: Type.String(),
  village: Type.String(),
  /** 王家; of a lead nobody's name. */
  whose: Type.String(),
  matterId: Type.Optional(Type.String()),
  leadId: Type.Optional(Type.String()),
  day: Day,
  half: Type.String({ description: 'morning | afternoon' }),
  when: Type.String(),
  state: Label,
  /** late: the day is over and nobody has said what became of it. */
  due: Type.String({ description: 'late | today | coming | over' }),
  visitors: Type.Array(Visitor),
  mayDo: Type.Array(Type.String({ description: 'move | cancel | done | missed' })),
});
export type Visit = Static<typeof Visit>;

/** What was done about a visit; the words are for the staff alone. */
const VisitStep = Type.Object({
  visitId: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  text: Type.String(),
  who: Type.String(),
  when: Type.String(),
});

/** What the page of a matter or a lead needs: the visits, and whom one may send. */
export const VisitsOf = Type.Object({
  today: Day,
  visits: Type.Array(Visit),
  steps: Type.Array(VisitStep),
  colleagues: Type.Array(Visitor),
  mayPlan: Type.String({ description: 'yes | no' }),
});
export type VisitsOf = Static<typeof VisitsOf>;

export const Visits = Type.Object({ today: Day, visits: Type.Array(Visit), more: More });
export type Visits = Static<typeof Visits>;

/** Whoever scans: who comes to the village today and tomorrow; never to which house, or why. */
export const VillageVisits = Type.Object({
  village: Type.String(),
  day: Day,
  visits: Type.Array(
    Type.Object({
      when: Type.String(),
      office: Type.String(),
      /** Surname, and the last three of the work card: enough to see through a false one, too little to make one. */
      people: Type.Array(Type.Object({ name: Type.String(), cardEnd: Type.String() })),
    }),
  ),
  text: Type.String(),
  call: Type.String(),
});
export type VillageVisits = Static<typeof VillageVisits>;

export const AskVisits = Type.Object(
  { name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })) },
  { additionalProperties: false },
);
export type AskVisits = Static<typeof AskVisits>;
/** `hers`: whether somebody comes to the household of the one who rings. */
export const AskedVisits = Type.Interface([VillageVisits], { hers: Type.Optional(Type.String({ description: 'yes | no' })) });
export type AskedVisits = Static<typeof AskedVisits>;

export const SetWorkCard = Type.Object({ cardNumber: Type.String({ pattern: '^[0-9A-Z]{4,12}$' }) }, { additionalProperties: false });
export const WorkCards = Type.Object({
  people: Type.Array(Type.Object({ staffId: Type.String(), name: Type.String(), office: Type.String(), cardNumber: Type.String() })),
});
export type WorkCards = Static<typeof WorkCards>;
