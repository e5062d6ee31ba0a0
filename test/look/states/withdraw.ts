import { words } from '../../../src/mini/check/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { MatterName, World } from '../build-world.ts';
import type { Opening, PageStates } from '../page-states.ts';
import { neverWithoutVillage } from './looked-up.ts';
import { refusal, settled } from './on-the-phone.ts';

/** She presses that she means it. */
const withdraw = (world: World, name: MatterName, more: Partial<Opening>): Opening => ({
  at: `/check/withdraw?id=${world.matters[name]}`,
  kept: settled(world, world.wang),
  act: (page) => page.getByRole('button', { name: words.withdraw.yes, exact: true }).tap(),
  shows: words.withdraw.title,
  ...more,
});

export const checkWithdraw: PageStates = {
  states: [
    {
      name: 'does she mean it',
      kind: 'ready',
      prepare: (world) => ({
        at: `/check/withdraw?id=${world.matters.submitted}`,
        kept: settled(world, world.wang),
        shows: words.withdraw.yes,
      }),
    },
    { name: 'county silent', kind: 'waiting', prepare: (world) => withdraw(world, 'submitted', { county: 'never', shows: shared.wait }) },
    { name: 'too late', kind: 'refused', prepare: (world) => withdraw(world, 'paid', { shows: refusal('not-now').title }) },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => withdraw(world, 'submitted', { county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'signed out',
      kind: 'signed-out',
      prepare: (world) => withdraw(world, 'submitted', { kept: settled(world), shows: refusal('sign-in-needed').title }),
    },
  ],
  never: {
    empty: 'it is a question',
    full: 'it keeps nothing',
    'no-village': neverWithoutVillage,
  },
};
