import type { VillageVisits } from '../../../src/contract/visit.contract.ts';
import { words } from '../../../src/mini/visit/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { refusal, settled } from './on-the-phone.ts';

const at = '/visit/today';
const later = refusal('try-again-later');

/** Names as long as they come. */
const told: VillageVisits = {
  village: '海丰街道南十里铺社区（南）十里铺村',
  day: '2026-11-24',
  visits: [
    {
      when: '今天 11月24日 星期二 上午',
      office: '镇上',
      people: [
        { name: '欧阳同志', cardEnd: '101' },
        { name: '诸葛同志', cardEnd: '102' },
      ],
    },
    {
      when: '明天 11月25日 星期三 下午',
      office: '县里',
      people: [
        { name: '吴同志', cardEnd: '001' },
        { name: '韩同志', cardEnd: '002' },
      ],
    },
  ],
  text: '请他拿出工作证，对一对姓和号。对不上，别开门，打12349。真的也不收钱，不看存折密码。',
  call: '12349',
};

export const visitToday: PageStates = {
  states: [
    {
      name: 'two today, two tomorrow',
      kind: 'ready',
      prepare: (world) => ({ at, kept: settled(world), told: { readVillageVisits: told }, shows: '欧阳同志' }),
    },
    {
      name: 'of a poster that is not her village’s',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}?code=${world.village.codeId}`, told: { readVillageVisits: told }, shows: '欧阳同志' }),
    },
    { name: 'nobody comes', kind: 'empty', prepare: (world) => ({ at, kept: settled(world), shows: words.none }) },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at, kept: settled(world), county: 'never', of: ['readVillageVisits'], waited: 6, shows: shared.slow }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({ at, kept: settled(world), county: later, of: ['readVillageVisits'], shows: later.title }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at, kept: settled(world), county: 'no-network', shows: words.shut + words.askByPhone }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at, shows: shared.noVillage.text }) },
  ],
  never: {
    full: 'it keeps nothing',
    'signed-out': 'who stands at the door asks nobody who they are',
  },
};
