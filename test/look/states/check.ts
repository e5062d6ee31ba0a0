import { words } from '../../../src/mini/check/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { MatterName, World } from '../build-world.ts';
import type { Opening, PageState, PageStates } from '../page-states.ts';
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
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: list, kept: settled(world, world.wang), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: list,
        kept: settled(world, world.wang),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: list, kept: settled(world, world.wang), county: 'no-network', shows: shared.noNetwork.text }),
    },
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
    { name: 'signed out', kind: 'signed-out', prepare: (world) => ({ at: list, kept: settled(world), shows: words.list.signIn.text }) },
    {
      name: 'signed out, by a receipt',
      kind: 'signed-out',
      prepare: (world) => ({ at: `${list}?from=receipt`, kept: settled(world), shows: words.list.signIn.receipt }),
    },
  ],
  never: { 'no-village': 'without a village nobody is signed in: the same as signed out' },
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
      name: 'somebody else’s',
      kind: 'refused',
      prepare: (world) => matter(world, 'paid', { kept: settled(world, world.li), shows: refusal('not-found').title }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => matter(world, 'paid', { county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => matter(world, 'paid', { county: 'no-network', shows: shared.noNetwork.text }),
    },
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
    {
      name: 'signed out',
      kind: 'signed-out',
      prepare: (world) => matter(world, 'paid', { kept: settled(world), shows: words.list.signIn.text }),
    },
  ],
  never: {
    empty: 'a matter has at least the day it was handed in',
    'no-village': 'without a village nobody is signed in: the same as signed out',
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
    'no-village': 'without a village nobody is signed in: the same as signed out',
  },
};
