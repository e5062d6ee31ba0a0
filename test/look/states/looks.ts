import { words } from '../../../src/mini/check/looks-words.ts';
import { words as check } from '../../../src/mini/check/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled, withLastSeen } from './on-the-phone.ts';

const id = (world: World): string => world.matters.overdue;
const at = (world: World): string => `/check/looks?id=${id(world)}`;
const looks = {
  program: '低收入妇女“两癌”救助',
  looks: [
    { when: '12月31日 星期四', who: '海丰街道办事的人', did: '看了这件事', why: '这件事归他办', times: 12 },
    { when: '12月30日 星期三', who: '12349接电话的人', did: '看了这件事', why: '有人打电话替您问，他先回拨核对过', times: 1 },
    { when: '12月30日 星期三', who: '村里帮忙的张演示', did: '看了这件事', why: '扫了您的回执', times: 1 },
    { when: '12月29日 星期二', who: '拿着您回执的人', did: '用号和身份证后六位查了办到哪', times: 2 },
  ],
  before: '00000000-0000-4000-8000-000000000009',
  hotline: '12349',
};

export const checkLooks: PageStates = {
  states: [
    {
      name: 'four looks and older ones',
      kind: 'ready',
      prepare: (world) => ({ at: at(world), kept: settled(world, world.wang), told: { listLooks: looks }, shows: words.older }),
    },
    {
      name: 'nobody yet',
      kind: 'empty',
      prepare: (world) => ({
        at: at(world),
        kept: settled(world, world.wang),
        told: { listLooks: { program: looks.program, looks: [], hotline: '12349' } },
        shows: words.none,
      }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at: at(world),
        kept: await withLastSeen(settled(world, world.wang), world.wang, `looks:${id(world)}`, looks),
        county: 'no-network',
        shows: /这是.+的情况/,
      }),
    },
    ...lookedUp(at, { who: 'wang', signIn: check.list.signIn.text, refused: 'county' }),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: at(world),
        kept: settled(world, world.wang),
        phone: 'full',
        told: { listLooks: looks },
        shows: words.older,
      }),
    },
  ],
  never: { 'no-village': neverWithoutVillage },
};
