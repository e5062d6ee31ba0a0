import type { Matter } from '../../../src/contract/check.contract.ts';
import { words } from '../../../src/mini/check/words.ts';
import { words as county } from '../../../src/server/check/words.ts';
import type { MatterName, World } from '../build-world.ts';
import type { Opening, PageState, PageStates } from '../page-states.ts';
import { asksForDay, asksToExplain } from './speak.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { parcelOf, settled, withLastSeen, withParcels } from './on-the-phone.ts';

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
  prepare: (world) => matter(world, name, name === 'overdue' ? { shows: words.late.ask } : {}),
});

/** As the county would tell it: the matter of that name, changed where a state of its own would take days of acts. */
const told = (
  name: string,
  from: MatterName,
  change: (matter: Matter) => { [K in keyof Matter]?: Matter[K] | undefined },
  more: Partial<Opening> = {},
): PageState => ({
  name,
  kind: 'ready',
  prepare: (world) => {
    const as = world.told[from];
    return matter(world, from, { told: { readMatter: { ...as, ...change(as) } }, ...more });
  },
});

const noMore = { against: undefined, doors: undefined, otherAid: undefined, follow: undefined, papers: undefined };
const delivered = { day: '2026-12-05', when: '12月5日 星期六', who: '镇上', how: '送到家里，当面给了本人，念了一遍，按了手印' };
const source = { kind: 'law', ref: '行政复议法第二十条（60日）、第二十四条（县级政府管辖）、第八十七条（不收费）；条号待核' };

/** States that take weeks of acts to come by. */
const toldStates: PageState[] = [
  told('overdue, asked', 'overdue', () => ({
    inquiries: [{ id: 'a', text: '', when: '12月5日 星期六 上午9:05', answerBy: '县里，12月10日 星期四前回您' }],
  })),
  told('overdue, answered', 'overdue', () => ({
    inquiries: [
      {
        id: 'a',
        text: '',
        when: '12月5日 星期六 上午9:05',
        answer: '镇上的人病了，换了人，这周五前看完。',
        answerBy: '县里，12月7日 星期一 上午9:05回的',
      },
    ],
  })),
  told('differs', 'accepted', () => ({
    state: { kind: 'differs', title: '有一处对不上', text: '您说没有车，查到一辆小汽车。是怎么回事？说一说，没说您不对。' },
    legalWord: '核对有异',
    stage: 'needs-you',
    next: undefined,
    meanwhile: ['把实情说一说就行。', '在这儿说、打12349、去镇上说都行。'],
    doors: { lookAgain: '觉得查得不对，现在说，能再查一遍。定了以后，这条路就没有了。' },
    asksHer: [asksToExplain],
  })),
  told('differs, she explained', 'accepted', () => ({
    state: { kind: 'differs', title: '有一处对不上', text: '您说没有车，查到一辆小汽车。是怎么回事？说一说，没说您不对。' },
    legalWord: '核对有异',
    stage: 'moving',
    asksHer: [asksToExplain],
    said: [
      {
        id: 'b',
        kind: 'explain',
        title: '我来说明',
        text: '车前年就卖给邻村了，没过户。',
        when: '12月5日 星期六 上午9:05',
        by: '镇上12月9日 星期三前看',
      },
    ],
  })),
  told('differs, nobody looked at what she said', 'accepted', () => ({
    state: { kind: 'differs', title: '有一处对不上', text: '您说没有车，查到一辆小汽车。是怎么回事？说一说，没说您不对。' },
    legalWord: '核对有异',
    stage: 'moving',
    asksHer: [asksToExplain],
    said: [
      {
        id: 'b',
        kind: 'explain',
        title: '我来说明',
        text: '车前年就卖给邻村了，没过户。',
        when: '12月5日 星期六 上午9:05',
        by: '说好12月9日 星期三前看，没人看。已经报上去了，县里管监督的，12月15日 星期二前回您',
      },
    ],
  })),
  told('closed', 'refused', ({ against, doors }) => ({
    state: { kind: 'not-found-told', title: '先停在这儿', text: '找了您几回没找着。打个电话，或者按“接着办”，就从停下的地方接着办。' },
    legalWord: '终止办理',
    stage: 'needs-you',
    next: undefined,
    who: undefined,
    otherAid: undefined,
    papers: undefined,
    again: undefined,
    rating: undefined,
    mayDo: [{ kind: 'go-on', title: '接着办', text: '' }],
    meanwhile: ['打12349，或按“接着办”，就接着办。', '不用重新交东西。'],
    against: { ...against!, kind: 'close', reason: '几回都没找着您，家里的收入没法看。', rule: '演示：县里的办事规矩。', delivered },
    doors: { object: doors!.object! },
  })),
  told('kept quiet, and it will hang', 'accepted', () => ({
    hangs: county.hangsByLaw,
  })),
  told('visit, another day refused', 'accepted', () => ({
    state: { kind: 'visit', title: '要来家里看看', text: '两个人来，不收钱。' },
    asksHer: [asksForDay],
    said: [
      {
        id: 'c',
        kind: 'another-day',
        title: '换个时间',
        text: '想换到12月9日 星期三上午。闺女出嫁',
        when: '12月5日 星期六 上午9:05',
        by: '镇上，12月7日 星期一 上午9:05回的',
        answer: '那天两位同志都在别的村。',
      },
      {
        id: 'd',
        kind: 'explain',
        title: '我来说明',
        text: '车前年就卖给邻村了，没过户。',
        when: '12月4日 星期五 上午9:05',
        by: '这一步过去了，您的话镇上看得到。',
      },
    ],
  })),
  told('refused, paper there', 'refused', ({ against, doors }) => ({
    state: { kind: 'refused-told', title: '这次没办成', text: '' },
    next: undefined,
    who: undefined,
    against: { ...against!, delivered },
    doors: {
      ...doors,
      object: {
        counted: '从12月5日 星期六送到您手上那天算起，那天不算。',
        remedies: [
          {
            kind: 'reconsideration',
            text: '收到纸60天内，找县政府，请他们重看，不要钱。',
            state: 'over',
            lastDay: '2027-02-03',
            until: '2027年2月3日 星期三已经过了。',
            source,
          },
          {
            kind: 'court',
            text: '收到纸6个月内，也能去法院告。',
            state: 'open',
            lastDay: '2027-06-05',
            until: '最晚2027年6月5日 星期六',
            source,
          },
        ],
      },
    },
  })),
  told('refused by a charity', 'refused', ({ against, doors }) => ({
    against: { ...against!, delivered },
    doors: { ...doors, object: { counted: '', remedies: [], none: '这件事是县慈善总会定的。还想再说，打12349，我们帮您问。' } },
  })),
  told('returned', 'paid', () => ({
    state: { kind: 'returned', title: '钱没打进去', text: '钱没丢，给您留着。原因：卡号对不上。' },
    who: '财政',
    stage: 'needs-you',
    meanwhile: ['卡在手机上还换不了，打12349换。', '或带身份证和卡去镇上，也能请村里帮。'],
  })),
  told('hearing', 'paid', () => ({
    state: { kind: 'hearing', title: '可能要变，先听您说', text: '还没定。我们看到的是：您儿子今年开始上班了，每月4300元。钱照发。' },
    legalWord: '听取意见',
    who: '镇上',
    stage: 'needs-you',
    meanwhile: ['您怎么想，说给我们听。', '在这儿说、打12349、当面说都行，说完才定。'],
    asksHer: [{ kind: 'opinion', title: '我有话说', text: '还没定。您怎么想，说给我们听。', step: 'hearing' }],
  })),
  told('ended', 'refused', ({ against }) => ({
    state: { kind: 'ended', title: '这项停了', text: '' },
    next: undefined,
    who: undefined,
    against: { ...against!, kind: 'stop', reason: '您儿子上班了，算下来每人每月1840元，线是850元。', delivered },
  })),
  told('less', 'paid', () => ({
    ...noMore,
    state: { kind: 'adjusted', title: '每月的钱变了', text: '以后每月 600元。原因：家里少了一口人。 您可以：不对就说。' },
    who: '镇上',
    against: { kind: 'cut', reason: '家里少了一口人。', rule: '低保办法第三十条。' },
    doors: {
      object: {
        counted: '从纸送到您手上那天算起。纸还没到，日子还没开始。',
        remedies: [{ kind: 'reconsideration', text: '收到纸60天内，找县政府，请他们重看，不要钱。', state: 'waiting', source }],
      },
    },
  })),
  {
    name: 'refused, no network',
    kind: 'offline',
    prepare: async (world) =>
      matter(world, 'refused', {
        kept: await withLastSeen(settled(world, world.wang), world.wang, `matter:${world.matters.refused}`, world.told.refused),
        county: 'no-network',
        shows: words.no.doors,
      }),
  },
  {
    name: 'overdue, no network',
    kind: 'offline',
    prepare: async (world) =>
      matter(world, 'overdue', {
        kept: await withLastSeen(settled(world, world.wang), world.wang, `matter:${world.matters.overdue}`, world.told.overdue),
        county: 'no-network',
        shows: words.late.offline,
      }),
  },
];

export const checkMatter: PageStates = {
  states: [
    ...(['submitted', 'accepted', 'publicNotice', 'refused', 'paid', 'withdrawn', 'overdue'] as const).map(matterThatIs),
    ...toldStates,
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
