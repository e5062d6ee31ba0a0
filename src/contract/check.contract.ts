import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Label } from './common.contract.ts';
import { Inquiry } from './inquiry.contract.ts';
import { AskedWord, SaidWord } from './word.contract.ts';

/** When the next thing is due. `kind`: law | county-promise | demo; `certain` false: beyond the published calendar, 预计. */
export const NextDate = Type.Object({
  text: Type.String({ examples: ['镇上 11月26日 星期四 前看'] }),
  day: Type.String(),
  kind: Type.String(),
  certain: Type.Boolean(),
  overdue: Type.Boolean(),
});

/** Papers that may still follow (容缺), and until when they are waited for. */
export const Following = Type.Object({
  papers: Type.Array(Type.String()),
  day: Day,
  words: Type.String(),
  certain: Type.Boolean(),
  demo: Type.Boolean(),
});

export const MatterLine = Type.Object({
  matterId: Type.String(),
  receiptNumber: Type.String(),
  program: Type.String(),
  forWhom: Type.String({ description: 'name, masked' }),
  state: Label,
  next: Type.Optional(NextDate),
  /** needs-you | late | moving | done: the list is in this order. */
  stage: Type.Optional(Type.String()),
  /** What is next, in one line. */
  line: Type.Optional(Type.String({ examples: ['镇上11月26日 星期四前办这一步'] })),
  updatedAt: Instant,
});
export const MatterLines = Type.Object({ matters: Type.Array(MatterLine) });
export type MatterLines = Static<typeof MatterLines>;

export const TimelineEntry = Type.Interface([Label], {
  at: Instant,
  /** 11月24日 星期二 上午9:05 */
  when: Type.String(),
  who: Type.String(),
  /** done | on-its-way | needs-you | refused: which sign and colour */
  tone: Type.String(),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

/** What of a matter she may still bring, by the names on her own page alone. */
export const PaperToBring = Type.Object({
  kind: Type.String({ examples: ['medical-bills'] }),
  name: Type.String(),
  hint: Type.Optional(Type.String()),
  onlyFor: Type.Optional(Type.String()),
  /** missing: the town waits for it · more: may be added to */
  state: Type.String({ description: 'missing | more' }),
});
export type PaperToBring = Static<typeof PaperToBring>;

/** Where a decision may be taken, counted from the day its paper reached her. `state`: waiting for the paper | open | over. */
export const RemedyDoor = Type.Object({
  kind: Type.String({ examples: ['reconsideration'] }),
  text: Type.String({ examples: ['收到纸60天内，找县政府，不要钱。'] }),
  state: Type.String(),
  lastDay: Type.Optional(Day),
  /** In words, once it can be counted. */
  until: Type.Optional(Type.String({ examples: ['最晚2027年2月6日 星期六'] })),
  source: Type.Object({ kind: Type.String({ description: 'law | county-promise | demo' }), ref: Type.String() }),
});

/** What she can do about a decision against her, or before there is one: doors kept apart, each there only where it is open to her. */
export const Doors = Type.Object({
  /** Before a decision only: what was found is looked at once more. */
  lookAgain: Type.Optional(Type.String()),
  applyAgain: Type.Optional(Type.String()),
  /** After a decision: who decided, since when it is counted, and where to go; `none` where that body has no such way. */
  object: Type.Optional(Type.Object({ counted: Type.String(), remedies: Type.Array(RemedyDoor), none: Type.Optional(Type.String()) })),
});
export type Doors = Static<typeof Doors>;

/** The decision against her as it was given, and its paper. */
export const DecisionAgainst = Type.Object({
  /** refuse | cut | stop | close: she was not found */
  kind: Type.String(),
  reason: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  /** What the officer wrote that she can do. */
  advice: Type.Optional(Type.String()),
  delivered: Type.Optional(Type.Object({ day: Day, when: Type.String(), who: Type.String(), how: Type.Optional(Type.String()) })),
});

/** Another program that may fit by what she answered; never a promise. */
export const OtherAid = Type.Object({ program: Type.String(), name: Type.String(), fits: Type.String({ description: 'likely | maybe' }) });
export type OtherAid = Static<typeof OtherAid>;

export const Matter = Type.Interface([MatterLine], {
  version: Type.Integer(),
  /** Newest first. */
  timeline: Type.Array(TimelineEntry),
  follow: Type.Optional(Following),
  /** What she may do now: withdraw … shown as buttons with the server's words. */
  mayDo: Type.Array(Label),
  /** Papers that may still be brought, the missing ones first. Absent in what earlier releases kept. */
  papers: Type.Optional(Type.Array(PaperToBring)),
  /** Who else was asked to agree, and whether he has answered; never what. */
  asked: Type.Optional(Type.Array(Type.String())),
  /** The program to begin again with, where this is over. */
  again: Type.Optional(Type.String()),
  /** What she asked about it because it was late, the newest first. */
  inquiries: Type.Optional(Type.Array(Inquiry)),
  /** A word that this step asks her for, and what she said so far, the newest first. */
  asksHer: Type.Optional(Type.Array(AskedWord)),
  said: Type.Optional(Type.Array(SaidWord)),
  /** Who has it now: 镇上, 县里, 县医疗保障局. Absent once it is over. */
  who: Type.Optional(Type.String()),
  /** She keeps it quiet, and it will hang in public all the same, or hangs: where, and by whose word. */
  hangs: Type.Optional(Type.String()),
  /** The word on the town's paper. */
  legalWord: Type.Optional(Type.String()),
  /** What she can do meanwhile, one or two lines. */
  meanwhile: Type.Optional(Type.Array(Type.String())),
  against: Type.Optional(DecisionAgainst),
  doors: Type.Optional(Doors),
  otherAid: Type.Optional(Type.Array(OtherAid)),
  /** 好差评, once it is decided or over: open | given. */
  rating: Type.Optional(Type.String()),
  contact: Type.Object({ town: Type.String(), hotline: Type.String() }),
  demo: Type.Boolean(),
});
export type Matter = Static<typeof Matter>;

export const Withdrawal = Type.Object({ submissionId: Id, version: Type.Integer() }, { additionalProperties: false });
