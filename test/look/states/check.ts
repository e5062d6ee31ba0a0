import { words } from '../../../src/mini/check/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { MatterName, World } from '../build-world.ts';
import type { Opening, PageState, PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { parcelOf, refusal, settled, withLastSeen, withParcels } from './on-the-phone.ts';

const list = '/check/list';

export const checkList: PageStates = {
  states: [
    { name: 'many', kind: 'ready', prepare: (world) => ({ at: list, kept: settled(world, world.wang), shows: '这次没办成' }) },
    {
      name: 'some not sent yet',
      kind: 'ready',
      prepare: async (world) => {
        const parcel = await parcelOf(world, {});
        return {
          at: list,
          kept: withParcels(settled(world, world.zhou), parcel),
          shows: words.list.waiting(parcel.programName),
        };
      },
    },
    { name: 'none', kind: 'empty', prepare: (world) => ({ at: list, kept: settled(world, world.li), shows: words.list.none }) },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at: list,
        kept: await withLastSeen(settled(world, world.wang), world.wang, 'matters', world.lines),
        county: 'no-network',
        shows: /这是.+的情况/,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: list, kept: settled(world, world.wang), phone: 'full', shows: '这次没办成' }),
    },
    ...lookedUp(() => list, { who: 'wang', signIn: words.list.signIn.text, refused: 'county' }),
  ],
  never: { 'no-village': neverWithoutVillage },
};

const matterAt = (world: World, name: MatterName): string => `/check/matter?id=${world.matters[name]}`;
const matter = (world: World, name: MatterName, more: Partial<Opening>): Opening => ({
  at: matterAt(world, name),
  kept: settled(world, world.wang),
  shows: words.matter.timeline,
  ...more,
});
const matterThatIs = (name: MatterName): PageState => ({
  name,
  kind: 'ready',
  prepare: (world) => matter(world, name, name === 'overdue' ? { shows: words.matter.overdue } : {}),
});

export const checkMatter: PageStates = {
  states: [
    ...(['submitted', 'accepted', 'publicNotice', 'refused', 'paid', 'withdrawn', 'overdue'] as const).map(matterThatIs),
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) =>
        matter(world, 'submitted', {
          kept: await withLastSeen(settled(world, world.wang), world.wang, `matter:${world.matters.submitted}`, world.submitted),
          county: 'no-network',
          shows: /这是.+的情况/,
        }),
    },
    { name: 'phone full', kind: 'full', prepare: (world) => matter(world, 'paid', { phone: 'full' }) },
    ...lookedUp((world) => matterAt(world, 'paid'), { who: 'wang', signIn: words.list.signIn.text, refused: 'hers' }),
  ],
  never: {
    empty: 'a matter has at least the day it was handed in',
    'no-village': neverWithoutVillage,
  },
};

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
