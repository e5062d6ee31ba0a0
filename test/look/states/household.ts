import { words } from '../../../src/mini/check/household-words.ts';
import { words as check } from '../../../src/mini/check/words.ts';
import type { PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled, withLastSeen } from './on-the-phone.ts';

const at = '/check/household';
const matter = {
  matterId: '00000000-0000-4000-8000-000000000001',
  sharing: 'nobody',
  opens: true,
  mayShare: ['nobody', 'household', 'quiet'],
};
const house = {
  bond: 'own',
  people: [
    {
      name: '王**',
      you: true,
      matters: [
        {
          ...matter,
          program: '最低生活保障',
          state: '每月发着',
          stand: 'running',
          since: '2025年11月24日',
          amount: '每月23150元',
          next: '我们最晚明年11月来看，您不用跑。钱照发。',
          nextBy: { kind: 'law', ref: '《最低生活保障审核确认办法》第三十一条' },
          late: false,
        },
        {
          ...matter,
          matterId: '00000000-0000-4000-8000-000000000002',
          program: '低收入妇女“两癌”救助',
          state: '县里的工会、妇联、残联、共青团在看',
          stand: 'asked',
          sharing: 'quiet',
          opens: false,
          next: '镇上12月31日 星期四前办这一步',
          late: false,
        },
        {
          ...matter,
          matterId: '00000000-0000-4000-8000-000000000004',
          program: '刚性支出困难家庭认定',
          state: '认定了',
          stand: 'running',
          since: '2025年12月1日',
          until: { text: '管到2026年12月1日', near: true },
          next: '快到日子了。还难，就再申请一次。',
          late: false,
        },
        {
          ...matter,
          matterId: '00000000-0000-4000-8000-000000000005',
          program: '高龄津贴',
          state: '每月发着',
          stand: 'running',
          since: '2025年10月9日',
          amount: '每月100元',
          next: '说好10月来看，我们还没来。您不用跑。钱照发。',
          nextBy: { kind: 'demo', ref: '演示' },
          late: true,
        },
      ],
      papers: [
        { name: '身份证', text: '到2031年5月', stand: 'holds' },
        {
          name: '残疾人证',
          text: '2026年10月到期，已经过了。去哪儿换，问村里人，或打12349。停钱以前，一定先问您。',
          stand: 'over',
        },
        { name: '收入情况说明', text: '11月24日 星期二交的，认到2027年5月', stand: 'holds', by: { kind: 'demo', ref: '演示' } },
      ],
    },
    {
      name: '李**',
      you: false,
      matters: [
        {
          ...matter,
          matterId: '00000000-0000-4000-8000-000000000003',
          program: '困难残疾人生活补贴',
          state: '同意了',
          stand: 'closing',
          amount: '170元',
          since: '2026年11月30日',
          opens: false,
          mayShare: [],
          sharing: 'household',
          late: false,
        },
      ],
      papers: [],
    },
    {
      name: '孙**',
      you: false,
      matters: [
        {
          ...matter,
          matterId: '00000000-0000-4000-8000-000000000006',
          program: '残疾儿童康复救助',
          state: '交给镇上了',
          stand: 'asked',
          sharing: 'quiet',
          late: false,
        },
      ],
      papers: [{ name: '身份证', text: '2027年1月到期，快了。去哪儿换，问村里人，或打12349。', stand: 'near' }],
    },
  ],
  liaisons: [{ name: '张演示', phone: '16900008001' }],
  hotline: '12349',
  demo: true,
};

export const checkHousehold: PageStates = {
  states: [
    {
      name: 'a house of two',
      kind: 'ready',
      prepare: (world) => ({ at, kept: settled(world, world.wang), told: { readHousehold: house }, shows: words.own }),
    },
    {
      name: 'who may see it',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: settled(world, world.wang),
        told: { readHousehold: house },
        act: (page) =>
          page
            .getByRole('button', { name: words.chosen('只有我') })
            .first()
            .tap(),
        shows: words.share,
      }),
    },
    {
      name: 'who may see what another filed',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: settled(world, world.wang),
        told: { readHousehold: house },
        act: (page) =>
          page
            .getByRole('button', { name: words.chosen('悄悄办') })
            .first()
            .tap(),
        shows: words.share,
      }),
    },
    { name: 'nothing yet', kind: 'empty', prepare: (world) => ({ at, kept: settled(world, world.li), shows: words.none }) },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at,
        kept: await withLastSeen(settled(world, world.wang), world.wang, 'household', house),
        county: 'no-network',
        shows: /这是.+的情况/,
      }),
    },
    ...lookedUp(() => at, { who: 'wang', signIn: check.list.signIn.text, refused: 'county' }),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at, kept: settled(world, world.wang), phone: 'full', told: { readHousehold: house }, shows: words.own }),
    },
  ],
  never: { 'no-village': neverWithoutVillage },
};
