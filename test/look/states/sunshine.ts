import type { Sunshine } from '../../../src/contract/sunshine.contract.ts';
import { words } from '../../../src/mini/learn/sunshine/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { justSettled, refusal, type Kept } from './on-the-phone.ts';

const at = '/learn/sunshine/index';

/** Sums and names as long as they come. */
const told: Sunshine = {
  county: '无棣县',
  hotline: '12349',
  catalogueVersion: 1,
  releasedOn: '2026-11-24',
  on: '2026-11-24',
  demo: true,
  programs: [],
  funds: [
    {
      id: 'f-1',
      name: '困难群众救助补助资金（第三批中央和省级财政）',
      source: '中央财政和省财政，县里配套一部分',
      amountFen: 12_345_678_90,
      balanceFen: 1_234_567_00,
      from: '2026-07-01',
      to: '2026-09-30',
      uses: [
        { purpose: '农村和城市最低生活保障', amountFen: 8_111_111_90, households: 12_345 },
        { purpose: '临时救助', amountFen: 3_000_000_00, households: 86 },
      ],
    },
  ],
  assets: [
    {
      id: 'a-1',
      name: '村集体屋顶光伏电站（二期）',
      where: '海丰街道南十里铺社区（南）十里铺村',
      costFen: 380_000_00,
      source: '乡村振兴衔接资金',
      year: 2023,
      keeper: '南十里铺村村民委员会',
      phone: '12349',
    },
  ],
};
const name = told.funds[0]!.name;
const kept = (world: World): Kept => ({
  ...justSettled(world),
  sunshine: {
    codeId: world.village.codeId,
    tag: '"1"',
    told: { releasedOn: told.releasedOn, demo: true, funds: told.funds, assets: told.assets },
  },
});

export const learnSunshine: PageStates = {
  states: [
    {
      name: 'where the money went',
      kind: 'ready',
      prepare: (world) => ({ at, kept: justSettled(world), told: { readSunshine: told }, shows: name }),
    },
    {
      name: 'nothing in it',
      kind: 'empty',
      prepare: (world) => ({ at, kept: justSettled(world), told: { readSunshine: { ...told, funds: [], assets: [] } }, shows: words.none }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at, kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'taken down',
      kind: 'refused',
      prepare: (world) => ({
        at,
        kept: kept(world),
        county: refusal('taken-down'),
        of: ['readSunshine'],
        shows: refusal('taken-down').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at, kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    { name: 'no network, kept', kind: 'offline', prepare: (world) => ({ at, kept: kept(world), county: 'no-network', shows: name }) },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at, kept: justSettled(world), phone: 'full', told: { readSunshine: told }, shows: name }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at, shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': 'what is public asks nobody who they are' },
};
