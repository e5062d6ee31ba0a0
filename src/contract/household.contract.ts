import { Type, type Static } from 'typebox';
import { paperStands } from '../rules/paper-lasts.ts';
import { sharings } from '../rules/sharing.ts';
import { Id, oneOf } from './common.contract.ts';

export const HouseholdMatter = Type.Object({
  matterId: Type.String(),
  program: Type.String(),
  /** The stage's word. */
  state: Type.String(),
  /** running: aid that is paid, or a recognition that holds · asked: not decided yet · closing: decided, being carried out */
  stand: Type.String({ description: 'running | asked | closing' }),
  /** Since when it runs, with its year: what is paid by the month runs for years. 2026年11月24日 */
  since: Type.Optional(Type.String()),
  /** 每月850元; of what was decided, never of what is asked. */
  amount: Type.Optional(Type.String()),
  next: Type.Optional(Type.String({ examples: ['我们最晚明年11月来看，您不用跑。钱照发。'] })),
  /** Who says when we come to look, and where; absent where nobody has set how often. */
  nextBy: Type.Optional(Type.Object({ kind: Type.String({ description: 'law | county-promise | demo' }), ref: Type.String() })),
  /** We said a month and have not come. */
  late: Type.Boolean(),
  /** The last day of a recognition; near: she was told that it comes to its end. */
  until: Type.Optional(Type.Object({ text: Type.String({ examples: ['管到2027年11月24日'] }), near: Type.Boolean() })),
  sharing: Type.String({ description: 'nobody | household | quiet' }),
  /** What this account may choose; empty where it is not its to say. */
  mayShare: Type.Array(Type.String()),
  /** This account filed it: its own page opens. */
  opens: Type.Boolean(),
});

/** A paper of hers that we know of: the month on her card, or a paper that she sent. Never its number. */
const HouseholdPaper = Type.Object({
  name: Type.String({ examples: ['身份证'] }),
  text: Type.String({ examples: ['到2031年5月'] }),
  stand: oneOf(paperStands),
  /** Who says how long such a paper is taken, and where; absent where it is printed on it. */
  by: Type.Optional(Type.Object({ kind: Type.String({ description: 'law | county-promise | demo' }), ref: Type.String() })),
});

export const Household = Type.Object({
  /** own: somebody is known to be the owner of this number · filed: only what was filed from it */
  bond: Type.String({ description: 'own | filed' }),
  people: Type.Array(
    Type.Object({
      name: Type.String({ description: 'masked' }),
      you: Type.Boolean(),
      matters: Type.Array(HouseholdMatter),
      /** Her own, and a child's; of nobody else. */
      papers: Type.Array(HouseholdPaper),
    }),
  ),
  /** Who helps in the villages these are of. */
  liaisons: Type.Array(Type.Object({ name: Type.String(), phone: Type.String() })),
  hotline: Type.String(),
  demo: Type.Boolean(),
});
export type Household = Static<typeof Household>;

export const ShareMatter = Type.Object({ with: oneOf(sharings) }, { additionalProperties: false });
export type ShareMatter = Static<typeof ShareMatter>;
export const SharedMatter = Type.Object({ matterId: Type.String(), with: Type.String() });
export type SharedMatter = Static<typeof SharedMatter>;

/** An office, never a person: who works there is nobody's business but the office's. A liaison alone is named, whom the whole village knows. */
export const Look = Type.Object({
  when: Type.String({ examples: ['11月24日 星期二'] }),
  who: Type.String({ examples: ['海丰街道办事的人', '村里帮忙的张演示'] }),
  did: Type.String({ examples: ['看了这件事', '看了您交的照片'] }),
  /** By what right, or what was given as the reason. */
  why: Type.Optional(Type.String({ examples: ['这件事归他办'] })),
  /** So often on that day. */
  times: Type.Integer({ minimum: 1 }),
});
export const Looks = Type.Object({
  program: Type.String(),
  looks: Type.Array(Look),
  /** There are older ones: ask for those before this. */
  before: Type.Optional(Id),
  hotline: Type.String(),
});
export type Looks = Static<typeof Looks>;
export const LooksAsked = Type.Object({ matterId: Id, before: Type.Union([Type.Literal('now'), Id]) });
