import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/check/receipt-words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { refusal, settled } from './on-the-phone.ts';

const at = (world: World): string => `/check/receipt#${world.receipt.code}`;
const more = {
  matters: [
    {
      word: '接下了，正在办',
      who: '镇上',
      next: { text: '最晚12月31日 星期四有结果', day: '2026-12-31', kind: 'demo', certain: true, overdue: false },
      more: {
        program: '临时救助（支出型）',
        forWhom: '王**',
        missing: 2,
        timeline: [
          { title: '镇上接下了', when: '11月26日 星期四' },
          { title: '交给镇上了', when: '11月24日 星期二' },
        ],
      },
    },
    { word: '贴出来了，等日子到', who: '镇上' },
  ],
  contact: { hotline: '12349', town: '海丰街道', liaison: { name: '张演示', phone: '16900008001' } },
  demo: true,
};
const sayLastSix = async (page: Page): Promise<void> => {
  await page.getByRole('textbox').fill('150012');
  await page.getByRole('button', { name: words.more.look, exact: true }).tap();
};

export const checkReceipt: PageStates = {
  states: [
    { name: 'by the code alone', kind: 'ready', prepare: (world) => ({ at: at(world), kept: settled(world), shows: words.keepsNothing }) },
    {
      name: 'both right, two matters',
      kind: 'ready',
      prepare: (world) => ({ at: at(world), kept: settled(world), told: { lookAtReceipt: more }, shows: words.more.missing(2) }),
    },
    {
      name: 'a liaison',
      kind: 'ready',
      prepare: (world) => ({
        at: at(world),
        kept: settled(world, world.li),
        told: { lookAtReceiptAsLiaison: { ...more, matters: [{ ...more.matters[0], more: undefined, missing: 2 }] } },
        act: (page) => page.getByRole('button', { name: words.liaison.open }).tap(),
        shows: words.liaison.ask,
      }),
    },
    {
      name: 'nothing scanned',
      kind: 'empty',
      prepare: (world) => ({ at: '/check/receipt', kept: settled(world), shows: words.typing.look }),
    },
    {
      name: 'the short number typed',
      kind: 'refused',
      prepare: (world) => ({
        at: '/check/receipt',
        kept: settled(world),
        act: async (page) => {
          await page.getByRole('textbox').fill('8362 0417');
          await page.getByRole('button', { name: words.typing.look, exact: true }).tap();
        },
        shows: words.typing.shortNumber,
      }),
    },
    {
      name: 'wrong figures',
      kind: 'refused',
      prepare: (world) => ({ at: at(world), kept: settled(world), act: sayLastSix, shows: refusal('not-found').title }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: at(world), kept: settled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at: at(world), kept: settled(world), county: 'no-network', shows: shared.lookLater }),
    },
  ],
  never: {
    full: 'it keeps nothing',
    'signed-out': 'the paper asks nobody who they are',
    'no-village': 'the paper says of itself whose it is',
  },
};
