import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/apply/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { justSettled, programHere, settled } from './on-the-phone.ts';

const chooseAt = '/apply/choose';
const pressThere = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().tap();

export const applyChoose: PageStates = {
  states: [
    {
      name: 'three ways in',
      kind: 'ready',
      prepare: (world) => ({ at: chooseAt, kept: settled(world), shows: words.choose.oneStop.title }),
    },
    {
      name: 'she knows which, one layer open and one ticked',
      kind: 'ready',
      prepare: (world) => ({
        at: chooseAt,
        kept: settled(world),
        act: async (page) => {
          await pressThere(words.choose.know.title)(page);
          await page.getByRole('textbox').fill('临时救助');
          await page.getByRole('checkbox').first().tap();
        },
        shows: words.choose.done(1),
      }),
    },
    {
      name: 'what happened, with what is not asked for here',
      kind: 'ready',
      prepare: (world) => ({
        at: chooseAt,
        kept: settled(world),
        act: async (page) => {
          await pressThere(words.choose.happened.title)(page);
          await pressThere('孩子上学')(page);
        },
        shows: words.choose.loan,
      }),
    },
    {
      name: 'came with one, more beside it',
      kind: 'ready',
      prepare: (world) => ({ at: `${chooseAt}?program=${programHere}`, kept: settled(world), shows: words.choose.alongside }),
    },
    {
      name: 'nothing found',
      kind: 'empty',
      prepare: (world) => ({
        at: chooseAt,
        kept: settled(world),
        act: async (page) => {
          await pressThere(words.choose.know.title)(page);
          await page.getByRole('textbox').fill('qqq');
        },
        shows: words.choose.nothingFound,
      }),
    },
    {
      name: 'none of them ticked any more',
      kind: 'refused',
      prepare: (world) => ({
        at: `${chooseAt}?program=${programHere}`,
        kept: settled(world),
        act: async (page) => {
          await page.getByRole('checkbox').first().tap();
          await page.getByRole('button', { name: words.choose.done(0) }).tap();
        },
        shows: words.choose.nothingYet,
      }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: chooseAt, kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: chooseAt, kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: (world) => ({ at: chooseAt, kept: settled(world), county: 'no-network', shows: shared.offlineBand }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: `${chooseAt}?program=${programHere}`,
        kept: settled(world),
        phone: 'full',
        act: pressThere(words.choose.done(1)),
        shows: shared.phoneFull.title,
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: chooseAt, shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': 'nothing is personal here' },
};
