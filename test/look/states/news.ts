import type { Catalogue } from '../../../src/contract/learn.contract.ts';
import type { NewsItem, VillageNews } from '../../../src/contract/news.contract.ts';
import { words } from '../../../src/mini/learn/news/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import { addDays, dayOf } from '../../../src/rules/day.ts';
import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { justSettled, liaisonVillages, refusal, settled, type Kept } from './on-the-phone.ts';

const list = '/learn/news/list';
/** Of the phone's own clock: what is news is so by the day on which it is read. */
const today = (): string => dayOf(new Date());

/** As long as the contract lets it be. */
const session = (given: Partial<NewsItem> = {}): NewsItem => ({
  newsId: '01930000-0000-7000-8000-000000000001',
  kind: 'session',
  state: 'public',
  title: '来村里讲帮扶政策，帮着登记，帮着写',
  text: '县里和镇上的人都来。走不动的，说一声，到家里去。',
  groups: [],
  programs: [{ id: 'elder-80', name: '80周岁以上老年人高龄津贴' }],
  from: today(),
  until: addDays(today(), 9),
  session: {
    day: addDays(today(), 9),
    half: 'afternoon',
    time: '15:30',
    place: '村委会大院东边那三间北屋',
    bring: ['身份证', '户口簿', '社保卡', '病历和看病的票', '残疾证'],
    who: '家里有老人、有病人、有残疾人的',
  },
  ...given,
});
const piece: NewsItem = {
  newsId: '01930000-0000-7000-8000-000000000002',
  kind: 'news',
  state: 'public',
  title: '八十岁以上的老人有高龄津贴',
  text: '到镇上登记，带身份证。家里没人能去的，打电话，有人上门。',
  groups: ['老年人', '残疾人'],
  programs: [{ id: 'elder-80', name: '80周岁以上老年人高龄津贴' }],
  from: addDays(today(), -1),
  until: addDays(today(), 30),
};
const told = ({ village }: World, ...items: NewsItem[]): { readNews: VillageNews } => ({
  readNews: { village: village.village.id, items },
});

/** A county that has set a higher standard for a day to come. */
function raised(catalogue: Catalogue): Catalogue {
  const rural = catalogue.parameters.find(({ id }) => id === 'std.dibaoRural')!;
  return { ...catalogue, parameters: [...catalogue.parameters, { ...rural, value: 900, effectiveFrom: addDays(today(), 20) }] };
}
const withRise = (world: World): Kept => ({
  ...justSettled(world),
  catalogue: keptCatalogue(raised(world.catalogue), world.village.codeId),
});
const keptNews = (world: World, ...items: NewsItem[]): Kept => ({
  news: { codeId: world.village.codeId, tag: 'W/"1"', news: told(world, ...items).readNews },
});
const riseId = (): string => `std.dibaoRural@${addDays(today(), 20)}`;

export const newsList: PageStates = {
  states: [
    {
      name: 'a session, a rise and a piece',
      kind: 'ready',
      prepare: (world) => ({
        at: list,
        kept: { ...withRise(world), ...keptNews(world, session(), piece) },
        county: 'no-network',
        shows: piece.title,
      }),
    },
    {
      name: 'a session that is off',
      kind: 'ready',
      prepare: (world) => ({ at: list, kept: settled(world), told: told(world, session({ state: 'cancelled' })), shows: words.list.off }),
    },
    {
      name: 'nothing new',
      kind: 'empty',
      prepare: (world) => ({ at: list, kept: settled(world), told: told(world), shows: words.list.none }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: list,
        kept: justSettled(world),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: list, kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: list, shows: shared.noVillage.text }) },
  ],
  never: {
    waiting: 'as every page that waits: the list of aids is looked at',
    full: 'what does not fit is asked for again',
    'signed-out': 'to learn asks nobody who they are',
  },
};

const one = (id: string): string => `/learn/news/one?id=${encodeURIComponent(id)}`;

export const newsOne: PageStates = {
  states: [
    {
      name: 'a session that moved',
      kind: 'ready',
      prepare: (world) => ({
        at: one(session().newsId),
        kept: settled(world),
        told: told(world, session({ movedFrom: { day: addDays(today(), 3), half: 'morning', time: '09:00' } })),
        shows: /改了日子/,
      }),
    },
    {
      name: 'a piece',
      kind: 'ready',
      prepare: (world) => ({ at: one(piece.newsId), kept: settled(world), told: told(world, piece), shows: words.one.forWhom }),
    },
    {
      name: 'a rise, to the liaison',
      kind: 'ready',
      prepare: (world) => ({
        at: one(riseId()),
        kept: { ...settled(world, world.li), ...withRise(world), ...justSettled(world, world.li), ...keptNews(world) },
        county: 'no-network',
        of: ['readCatalogue', 'readProgramTexts', 'readNews'],
        told: { listLiaisonVillages: liaisonVillages(world) },
        shows: words.one.loudspeaker,
      }),
    },
    {
      name: 'over, or taken down',
      kind: 'empty',
      prepare: (world) => ({ at: one('gone'), kept: settled(world), told: told(world), shows: words.one.gone.title }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: (world) => ({
        at: one(piece.newsId),
        kept: { ...settled(world), ...keptNews(world, piece) },
        county: 'no-network',
        shows: piece.text.slice(0, 10),
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: one('any'), shows: shared.noVillage.text }) },
  ],
  never: {
    waiting: 'as every page that waits: the list of aids is looked at',
    refused: 'as the list of news',
    full: 'what does not fit is asked for again',
    'signed-out': 'to learn asks nobody who they are',
  },
};

const horn = `/learn/news/loudspeaker?id=${session().newsId}`;

export const newsLoudspeaker: PageStates = {
  states: [
    {
      name: 'forty seconds to be read',
      kind: 'ready',
      prepare: (world) => ({
        at: horn,
        kept: settled(world, world.li),
        told: { ...told(world, session()), listLiaisonVillages: liaisonVillages(world) },
        shows: words.horn.copy,
      }),
    },
    {
      name: 'over, or taken down',
      kind: 'empty',
      prepare: (world) => ({ at: horn, kept: settled(world), told: told(world), shows: words.one.gone.title }),
    },
    {
      name: 'nobody’s liaison',
      kind: 'refused',
      prepare: (world) => ({
        at: horn,
        kept: settled(world, world.li),
        told: { ...told(world, session()), listLiaisonVillages: { villages: [] } },
        shows: words.horn.onlyLiaison,
      }),
    },
    {
      name: 'signed out',
      kind: 'signed-out',
      prepare: (world) => ({ at: horn, kept: settled(world), told: told(world, session()), shows: words.horn.onlyLiaison }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: horn, shows: shared.noVillage.text }) },
  ],
  never: {
    waiting: 'as every page that waits: the list of aids is looked at',
    offline: 'as one piece of news, from what was kept',
    full: 'what does not fit is asked for again',
  },
};
