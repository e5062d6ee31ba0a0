import { Type, type Static } from 'typebox';
import { Day, Id, More, oneOf, Phone } from './common.contract.ts';
import { OpenedCode } from './qr.contract.ts';

/** reads: an SMS is understood · in-person: a person says it to her. */
export const Reads = oneOf(['reads', 'in-person']);

/** Whom to tell of an application. At least one; absent from phones of an earlier release: the phone that files. */
export const TellWhom = Type.Object(
  {
    me: Type.Boolean(),
    liaison: Type.Boolean(),
    childPhone: Type.Optional(Phone),
    reads: Type.Optional(Reads),
  },
  { additionalProperties: false },
);
export type TellWhom = Static<typeof TellWhom>;

/** Changed later. `as-before`: the child's number that the county has; the phone never had it back. */
export const ChangeTold = Type.Object(
  {
    me: Type.Boolean(),
    liaison: Type.Boolean(),
    childPhone: Type.Optional(Type.String({ pattern: '^(1[3-9]\\d{9}|as-before)$' })),
    reads: Type.Optional(Reads),
  },
  { additionalProperties: false },
);
export type ChangeTold = Static<typeof ChangeTold>;

export const Told = Type.Object({
  me: Type.Boolean(),
  /** Masked, as every number here. */
  myPhone: Type.String(),
  liaison: Type.Boolean(),
  childPhone: Type.Optional(Type.String()),
  reads: Type.Optional(Type.String({ description: 'reads | in-person' })),
});
export type Told = Static<typeof Told>;

/** What is to be said to somebody's face: nothing of illness, sum or reason. */
const Errand = Type.Object({
  errandId: Type.String(),
  village: Type.String(),
  /** 王** */
  name: Type.String(),
  /** 2组，村东头 */
  where: Type.String(),
  say: Type.String(),
  since: Type.String(),
  due: Type.Optional(Type.Object({ day: Day, words: Type.String() })),
  /** How often she was not met. */
  tries: Type.Integer(),
  withWhom: Type.String({ description: 'liaison | town' }),
  /** yes: of a campaign, and she may say that she wants to hear of no such thing any more. */
  mayRefuse: Type.Optional(Type.Literal('yes')),
});

/** sealingKey: to which what she said is sealed while it waits on the liaison's phone. */
export const Errands = Type.Object({
  errands: Type.Array(Type.Interface([Errand], { sealingKey: OpenedCode.properties.sealingKey })),
  hotline: Type.String(),
});
export type Errands = Static<typeof Errands>;

/** For the office: with what the liaison wrote down, and her number to ring. */
export const StaffErrands = Type.Object({
  errands: Type.Array(
    Type.Interface([Errand], {
      town: Type.String(),
      villageId: Type.String(),
      why: Type.String(),
      notes: Type.Array(Type.Object({ title: Type.String(), text: Type.String(), when: Type.String() })),
    }),
  ),
  more: More,
  /** Nobody is to say these any more, and they are still on a paper that was printed for the liaison. */
  papersOut: Type.Array(
    Type.Object({
      errandId: Type.String(),
      town: Type.String(),
      village: Type.String(),
      name: Type.String(),
      where: Type.String(),
      when: Type.String(),
    }),
  ),
});
export type StaffErrands = Static<typeof StaffErrands>;

export const SettleErrand = Type.Object(
  {
    /** Made by the phone; the same again changes nothing. */
    submissionId: Id,
    outcome: oneOf(['heard', 'not-found']),
    /** 她说… */
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** The same, sealed on the phone to the county's key (`rules/envelope.ts`): `{ words }` in JSON. */
    sealed: Type.Optional(Type.String({ minLength: 100, maxLength: 4000, pattern: '^[A-Za-z0-9+/]+={0,2}$' })),
    /** How she is told from now on. */
    fromNowOn: Type.Optional(Reads),
    /** no: she does not want to hear of what may fit her any more. */
    campaigns: Type.Optional(oneOf(['no'])),
  },
  { additionalProperties: false },
);
export type SettleErrand = Static<typeof SettleErrand>;

export const SettledErrand = Type.Object({ state: Type.String({ description: 'open | heard' }) });
export type SettledErrand = Static<typeof SettledErrand>;

/** For paper, as far as an envelope says it: who, which group, what to say, by when. */
export const ErrandCards = Type.Object({
  village: Type.String(),
  town: Type.String(),
  /** Who helps in that village today; empty where nobody does. */
  liaison: Type.String(),
  hotline: Type.String(),
  printed: Type.String(),
  /** 演示 in a demo, else empty. */
  mark: Type.String(),
  cards: Type.Array(
    Type.Object({
      errandId: Type.String(),
      name: Type.String(),
      /** 2组; empty where no address says one. */
      group: Type.String(),
      say: Type.String(),
      due: Type.String(),
      mayRefuse: Type.Optional(Type.Literal('yes')),
    }),
  ),
});
export type ErrandCards = Static<typeof ErrandCards>;
