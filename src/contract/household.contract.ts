import { Type, type Static } from 'typebox';
import { sharings } from '../rules/sharing.ts';
import { oneOf } from './common.contract.ts';

export const HouseholdMatter = Type.Object({
  matterId: Type.String(),
  program: Type.String(),
  /** The stage's word. */
  state: Type.String(),
  /** running: aid that is paid, or a recognition that holds · asked: not decided yet · closing: decided, being carried out */
  stand: Type.String({ description: 'running | asked | closing' }),
  /** Since when it runs: 11月24日 */
  since: Type.Optional(Type.String()),
  /** 每月850元; of what was decided, never of what is asked. */
  amount: Type.Optional(Type.String()),
  next: Type.Optional(Type.String({ examples: ['到时候我们来看，您不用跑。'] })),
  sharing: Type.String({ description: 'nobody | household | quiet' }),
  /** What this account may choose; empty where it is not its to say. */
  mayShare: Type.Array(Type.String()),
  /** This account filed it: its own page opens. */
  opens: Type.Boolean(),
});

export const Household = Type.Object({
  /** own: somebody is known to be the owner of this number · filed: only what was filed from it */
  bond: Type.String({ description: 'own | filed' }),
  people: Type.Array(
    Type.Object({
      name: Type.String({ description: 'masked' }),
      you: Type.Boolean(),
      matters: Type.Array(HouseholdMatter),
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
