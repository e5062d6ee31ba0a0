import type { Page } from 'playwright-core';
import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import { words } from '../../../src/mini/learn/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageState, PageStates } from '../page-states.ts';
import { justSettled, refusal, settled, type Kept } from './on-the-phone.ts';

const list = '/learn/list';
const find = words.find;

/** A phone that has the list, and whose texts have not come yet. */
function listAlone(world: World): Kept {
  const { textsTag: _, texts: __, ...catalogue } = keptCatalogue(world.catalogue, world.village.codeId);
  return { ...justSettled(world), catalogue };
}

/** A county whose catalogue has no program. */
function noPrograms(world: World): Kept {
  return { ...justSettled(world), catalogue: keptCatalogue({ ...world.catalogue, programs: [] }, world.village.codeId) };
}

const write = (typed: string) => (page: Page) => page.getByRole('textbox').fill(typed);

/** What every page of learn is in while nothing is kept. */
function withoutList(at: string): PageState[] {
  return [
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at, kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at,
        kept: justSettled(world),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at, kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at, shows: shared.cameWithApp.whole }) },
  ];
}

export const learnList: PageStates = {
  states: [
    { name: 'to learn', kind: 'ready', prepare: (world) => ({ at: list, kept: settled(world), shows: find.events }) },
    {
      name: 'found by a misspelt word',
      kind: 'ready',
      prepare: (world) => ({ at: list, kept: settled(world), act: write('底保'), shows: /^找到/ }),
    },
    {
      name: 'found by initials, with no network and no texts yet',
      kind: 'offline',
      prepare: (world) => ({
        at: list,
        kept: listAlone(world),
        county: 'no-network',
        act: write('lsjz'),
        shows: /^找到/,
      }),
    },
    {
      name: 'nothing found',
      kind: 'empty',
      prepare: (world) => ({ at: list, kept: settled(world), act: write('奥特曼'), shows: find.nothing }),
    },
    {
      name: 'nothing in the catalogue',
      kind: 'empty',
      prepare: (world) => ({ at: list, kept: noPrograms(world), county: 'no-network', shows: words.list.none }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: (world) => ({ at: list, kept: settled(world), county: 'no-network', shows: shared.offlineBand }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: list, kept: justSettled(world), phone: 'full', shows: find.events }),
    },
    ...withoutList(list),
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};

const programs = '/learn/find/programs';

export const learnFindPrograms: PageStates = {
  states: [
    {
      name: 'an illness',
      kind: 'ready',
      prepare: (world) => ({ at: `${programs}?by=event&of=illness`, kept: settled(world), shows: '住院再报一次' }),
    },
    {
      name: 'somebody may be in danger',
      kind: 'ready',
      prepare: (world) => ({ at: `${programs}?by=event&of=sudden`, kept: settled(world), shows: shared.emergency.first }),
    },
    {
      name: 'a loan among them',
      kind: 'ready',
      prepare: (world) => ({ at: `${programs}?by=event&of=school`, kept: settled(world), shows: find.loan }),
    },
    {
      name: 'of a body',
      kind: 'ready',
      prepare: (world) => ({
        at: `${programs}?by=department&of=${encodeURIComponent('县医疗保障局')}`,
        kept: settled(world),
        shows: '医保费减免',
      }),
    },
    { name: 'all by sound', kind: 'ready', prepare: (world) => ({ at: `${programs}?by=all`, kept: settled(world), shows: find.all }) },
    {
      name: 'no such event',
      kind: 'empty',
      prepare: (world) => ({ at: `${programs}?by=event&of=gone`, kept: settled(world), shows: find.noneHere }),
    },
    {
      name: 'no network, no texts yet',
      kind: 'offline',
      prepare: (world) => ({
        at: `${programs}?by=group&of=disabled`,
        kept: listAlone(world),
        county: 'no-network',
        shows: '残疾人生活补贴',
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: `${programs}?by=event&of=death`, kept: justSettled(world), phone: 'full', shows: '丧葬费减免' }),
    },
    ...withoutList(`${programs}?by=event&of=illness`),
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};

const more = '/learn/find/more';

export const learnFindMore: PageStates = {
  states: [
    { name: 'folded', kind: 'ready', prepare: (world) => ({ at: more, kept: settled(world), shows: find.by.group }) },
    {
      name: 'bodies unfolded',
      kind: 'ready',
      prepare: (world) => ({
        at: more,
        kept: settled(world),
        act: (page) => page.getByRole('button', { name: find.by.department }).tap(),
        shows: '县委政法委（法院、检察院、公安办理）',
      }),
    },
    {
      name: 'nothing in the catalogue',
      kind: 'empty',
      prepare: (world) => ({ at: more, kept: noPrograms(world), county: 'no-network', shows: words.list.none }),
    },
    {
      name: 'no network, no texts yet',
      kind: 'offline',
      prepare: (world) => ({ at: more, kept: listAlone(world), county: 'no-network', shows: find.by.layer }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: more, kept: justSettled(world), phone: 'full', shows: find.by.group }),
    },
    ...withoutList(more),
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};
