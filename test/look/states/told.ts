import type { Errands, Told } from '../../../src/contract/told.contract.ts';
import { words as duty } from '../../../src/mini/duty/words.ts';
import { words as asked } from '../../../src/mini/shared/tell-words.ts';
import { words as room } from '../../../src/mini/notify/words.ts';
import type { PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled, withLastSeen } from './on-the-phone.ts';

const list = '/duty/list';
const cards: Errands = {
  hotline: '12349',
  errands: [
    {
      errandId: '00000000-0000-4000-8000-000000000001',
      village: '康家村',
      name: '王**',
      where: '2组，村东头',
      say: '您交的事，镇上接下了。有了结果，再来告诉您。',
      since: '11月24日 星期二 上午9点',
      due: { day: '2026-11-26', words: '11月26日 星期四' },
      tries: 1,
      withWhom: 'liaison',
    },
  ],
};

export const dutyList: PageStates = {
  states: [
    {
      name: 'a card to say',
      kind: 'ready',
      prepare: (world) => ({ at: list, kept: settled(world, world.zhou), told: { listErrands: cards }, shows: duty.heard }),
    },
    {
      name: 'about to tick, with her words',
      kind: 'ready',
      prepare: (world) => ({
        at: list,
        kept: settled(world, world.zhou),
        told: { listErrands: cards },
        act: (page) => page.getByRole('button', { name: duty.notFound }).tap(),
        shows: duty.always,
      }),
    },
    {
      name: 'ticked without a network',
      kind: 'offline',
      prepare: async (world) => ({
        at: list,
        kept: await withLastSeen(settled(world, world.zhou), world.zhou, 'errands', cards),
        county: 'no-network',
        act: async (page) => {
          await page.getByRole('button', { name: duty.heard }).tap();
          await page.getByRole('button', { name: new RegExp(`^${duty.send}`) }).tap();
        },
        shows: duty.waiting,
      }),
    },
    { name: 'none', kind: 'empty', prepare: (world) => ({ at: list, kept: settled(world, world.li), shows: duty.none }) },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at: list,
        kept: await withLastSeen(settled(world, world.zhou), world.zhou, 'errands', cards),
        county: 'no-network',
        shows: duty.heard,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: async (world) => ({
        at: list,
        kept: await withLastSeen(settled(world, world.zhou), world.zhou, 'errands', cards),
        county: 'no-network',
        phone: 'full',
        act: async (page) => {
          await page.getByRole('button', { name: duty.heard }).tap();
          await page.getByRole('button', { name: new RegExp(`^${duty.send}`) }).tap();
        },
        shows: duty.waitingUnkept,
      }),
    },
    ...lookedUp(() => list, { who: 'li', signIn: duty.signIn, refused: 'county' }),
  ],
  never: { 'no-village': neverWithoutVillage },
};

const id = '00000000-0000-4000-8000-000000000002';
const told = `/notify/told?matter=${id}`;
const named: Told = { me: true, myPhone: '169****0001', liaison: true, childPhone: '169****0002', reads: 'in-person' };

export const notifyTold: PageStates = {
  states: [
    {
      name: 'her phone, her child, and somebody who comes',
      kind: 'ready',
      prepare: (world) => ({ at: told, kept: settled(world, world.zhou), told: { readTold: named }, shows: asked.reads }),
    },
    {
      name: 'changed',
      kind: 'ready',
      prepare: (world) => ({
        at: told,
        kept: settled(world, world.zhou),
        told: { readTold: named, changeTold: named },
        act: (page) => page.getByRole('button', { name: room.told.save }).tap(),
        shows: room.told.saved,
      }),
    },
    {
      name: 'nobody is told',
      kind: 'refused',
      prepare: (world) => ({
        at: told,
        kept: settled(world, world.zhou),
        told: { readTold: { me: true, myPhone: '169****0001', liaison: false } },
        act: async (page) => {
          await page.getByRole('checkbox').first().tap();
          await page.getByRole('button', { name: room.told.save }).tap();
        },
        shows: asked.wrong,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: told,
        kept: settled(world, world.zhou),
        phone: 'full',
        told: { readTold: named },
        shows: asked.reads,
      }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at: told,
        kept: await withLastSeen(settled(world, world.zhou), world.zhou, `told ${id}`, named),
        county: 'no-network',
        shows: room.told.needsNetwork,
      }),
    },
    ...lookedUp(() => told, { who: 'li', signIn: room.told.signIn, refused: 'county' }),
  ],
  never: { 'no-village': neverWithoutVillage, empty: 'there is always somebody who is told' },
};
