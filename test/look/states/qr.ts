import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/qr/words.ts';
import { words as home } from '../../../src/mini/home/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { refusal, station } from './on-the-phone.ts';

const landing = (world: World, codeId = world.village.codeId): string =>
  `/qr/landing?q=${encodeURIComponent(`${world.county.publicUrl}/m/${codeId}`)}`;

export const qrLanding: PageStates = {
  states: [
    { name: 'is it yours', kind: 'ready', prepare: (world) => ({ at: landing(world), shows: words.landing.ask }) },
    {
      name: 'a village that became part of another, with nobody to name',
      kind: 'ready',
      prepare: (world) => {
        const { liaison: _nobody, ...village } = world.village;
        const merged = { ...village, formerVillage: '孙家村', station };
        return { at: landing(world), told: { openCode: merged }, shows: words.landing.merged('孙家村', village.village.name) };
      },
    },
    {
      name: 'an old code',
      kind: 'ready',
      prepare: (world) => ({ at: landing(world, world.oldCodeId), shows: words.landing.replaced.title }),
    },
    { name: 'no code of ours', kind: 'empty', prepare: () => ({ at: '/qr/landing?q=rubbish', shows: words.landing.unknown.title }) },
    {
      name: 'a code nobody knows',
      kind: 'refused',
      prepare: (world) => ({ at: landing(world, '371623002250AZZZZZZ'), shows: words.landing.unknown.title }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: landing(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at: landing(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: landing(world),
        phone: 'full',
        act: (page) => page.getByRole('button', { name: words.landing.yes, exact: true }).tap(),
        shows: home.learn.title,
      }),
    },
  ],
  never: {
    'signed-out': 'a code on a wall asks nobody who they are',
    'no-village': 'this is where a village is found',
  },
};

const choose = '/qr/choose';
const openTown = (page: Page): Promise<void> => page.getByRole('button', { name: '海丰街道' }).tap();

export const qrChoose: PageStates = {
  states: [
    { name: 'towns', kind: 'ready', prepare: () => ({ at: choose, shows: '海丰街道' }) },
    { name: 'villages', kind: 'ready', prepare: () => ({ at: choose, act: openTown, shows: '康家村' }) },
    {
      name: 'no village of that name',
      kind: 'empty',
      prepare: () => ({
        at: choose,
        act: async (page) => {
          await openTown(page);
          await page.getByRole('textbox').fill('没有这个村');
        },
        shows: words.choose.none,
      }),
    },
    { name: 'county silent', kind: 'waiting', prepare: () => ({ at: choose, county: 'never', waited: 6, shows: shared.slow }) },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: () => ({ at: choose, county: refusal('try-again-later'), shows: refusal('try-again-later').title }),
    },
    { name: 'no network', kind: 'offline', prepare: () => ({ at: choose, county: 'no-network', shows: shared.noNetwork.text }) },
    {
      name: 'phone full',
      kind: 'full',
      prepare: () => ({
        at: choose,
        phone: 'full',
        act: async (page) => {
          await openTown(page);
          await page.getByRole('button', { name: '康家村' }).tap();
        },
        shows: home.learn.title,
      }),
    },
  ],
  never: {
    'signed-out': 'choosing a village asks nobody who they are',
    'no-village': 'this is where a village is chosen',
  },
};
