import type { Page } from 'playwright-core';
import { answerStep, type StepAnswer } from '../../../src/mini/learn/check/answer-step.ts';
import { emptyCheck, settleFamily } from '../../../src/mini/learn/check/settle-family.ts';
import { findStep, type Step } from '../../../src/mini/learn/check/steps.ts';
import { words } from '../../../src/mini/learn/check/words.ts';
import type { SelfCheck } from '../../../src/mini/shared/keep/self-check.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { Opening, PageState, PageStates } from '../page-states.ts';
import { justSettled, settled, type Kept } from './on-the-phone.ts';

const at = '/learn/check';

/** A grandmother, her husband who is ill, and two of one name: ages and all that the pages before the questions ask. */
function family(world: World): SelfCheck {
  const members = ['我', '老伴', '孙女', '孙女'].map((called, index) => ({ id: `m${index + 1}`, called }));
  const check = settleFamily(world.catalogue, world.village, { ...emptyCheck(), members });
  return says(world, check, { 'person.age@m1': 66, 'person.age@m2': 69, 'person.age@m3': 16, 'person.age@m4': 11 });
}

function says(world: World, check: SelfCheck, answers: Record<string, StepAnswer>): SelfCheck {
  return Object.entries(answers).reduce(
    (now, [id, answer]) => answerStep(world.catalogue, now, findStep(world.catalogue, now, id) as Step, answer),
    check,
  );
}

/** As far as it takes to have results of all kinds. */
function further(world: World): SelfCheck {
  return says(
    world,
    { ...family(world), asked: [] },
    {
      'gate:people': ['ill', 'school'],
      'who:people/ill': ['m2'],
      'who:people/school': ['m3', 'm4'],
      'household.hukouLocal': true,
      'household.areaType': 'rural',
      'household.wageMonthly': 2600,
      'person.stage@m4': 'primary',
      'person.seriousIllness@m2': true,
      'gate:happened': [],
    },
  );
}

/** Everything answered: a low income, nothing owned. */
function whole(world: World, wage = 2600): SelfCheck {
  let check = further(world);
  check = says(world, check, {
    'gate:standing': [],
    'gate:children': [],
    'gate:spending': ['medical'],
    'gate:property': [],
    'household.wageMonthly': wage,
  });
  check = says(world, check, { 'who:spending/medical': ['m2'], 'person.medicalOutOfPocketYear@m2': 12_000 });
  return says(world, check, {
    'medical.outOfPocketYear': 12_000,
    'medical.selfPaidTotalYear': 12_000,
    'household.businessMonthly': 250,
    'household.propertyMonthly': 0,
    'household.transferMonthly': 0,
    'household.supportMonthly': 0,
    'assets.financialTotal': 3000,
    'assets.vehicles': 0,
    'assets.extraHomes': 0,
    ...Object.fromEntries(check.members.map(({ id }) => [`person.obligors@${id}`, 'able'])),
  });
}

const withCheck = (world: World, check: SelfCheck): Kept => ({ ...settled(world), 'self-check': check });
const offline = (page: string, shows: string = shared.offlineBand): PageState => ({
  name: 'no network, kept',
  kind: 'offline',
  prepare: (world) => ({ at: `${at}/${page}`, kept: withCheck(world, further(world)), county: 'no-network', shows }),
});
const silent = (page: string): PageState => ({
  name: 'county silent',
  kind: 'waiting',
  prepare: (world) => ({ at: `${at}/${page}`, kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
});
const noCatalogue = (page: string): PageState => ({
  name: 'no catalogue',
  kind: 'empty',
  prepare: (world) => ({ at: `${at}/${page}`, kept: justSettled(world), county: 'no-network', shows: words.start.noCatalogue.title }),
});
const never = {
  'signed-out': 'the self-check asks nobody who they are',
  'no-village': 'the pages after the first are reached from it alone; without a village they say that the catalogue is missing',
  refused: 'a county that refuses leaves the kept catalogue, or none: that is the state without a catalogue',
} as const;

export const selfCheckStart: PageStates = {
  states: [
    {
      name: 'for the first time',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/index`, kept: settled(world), shows: words.start.text }),
    },
    {
      name: 'begun before',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/index`, kept: withCheck(world, further(world)), shows: words.start.goOn }),
    },
    {
      name: 'another family',
      kind: 'ready',
      prepare: (world) => ({
        at: `${at}/index`,
        kept: withCheck(world, further(world)),
        act: (page) => page.getByRole('button', { name: words.start.another }).tap(),
        shows: words.start.anotherSure.text,
      }),
    },
    noCatalogue('index'),
    silent('index'),
    offline('index', words.start.goOn),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: `${at}/index`, kept: settled(world), phone: 'full', shows: words.start.begin }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: `${at}/index`, shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': never['signed-out'], refused: never.refused },
};

const add = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: words.members.add }).tap();
};

export const selfCheckMembers: PageStates = {
  states: [
    {
      name: 'who lives together',
      kind: 'ready',
      prepare: (world) => ({
        at: `${at}/members`,
        kept: withCheck(world, family(world)),
        act: (page) => page.getByRole('button', { name: words.members.counts.title }).tap(),
        shows: words.members.counts.lines[0],
      }),
    },
    { name: 'nobody yet', kind: 'empty', prepare: (world) => ({ at: `${at}/members`, kept: settled(world), shows: words.members.none }) },
    {
      name: 'who it is',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/members`, kept: settled(world), act: add, shows: words.members.who.text }),
    },
    {
      name: 'how old',
      kind: 'refused',
      prepare: (world) => ({
        at: `${at}/members`,
        kept: settled(world),
        act: async (page) => {
          await add(page);
          await page.getByRole('button', { name: '老伴' }).tap();
          await page.getByRole('button', { name: words.members.years.save }).tap();
        },
        shows: words.members.years.wrong,
      }),
    },
    silent('members'),
    offline('members'),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: `${at}/members`,
        kept: withCheck(world, family(world)),
        phone: 'full',
        act: (page) => page.getByRole('button', { name: words.members.drop('老伴') }).tap(),
        shows: shared.phoneFull.title,
      }),
    },
  ],
  never: { 'signed-out': never['signed-out'], 'no-village': never['no-village'] },
};

/** The question of that name, come to again. */
function asking(world: World, id: string, more: Partial<Opening> = {}, check = family(world)): Opening {
  return {
    at: `${at}/ask?at=0`,
    kept: withCheck(world, { ...check, asked: [id] }),
    shows: words.ask.save,
    ...more,
  };
}
const question = (name: string, id: string): PageState => ({ name, kind: 'ready', prepare: (world) => asking(world, id) });

export const selfCheckAsk: PageStates = {
  states: [
    {
      name: 'rows to tick, the first page',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/ask`, kept: withCheck(world, { ...family(world), asked: [] }), shows: words.ask.none }),
    },
    {
      name: 'who is meant',
      kind: 'ready',
      prepare: (world) => ({
        at: `${at}/ask`,
        kept: withCheck(world, says(world, { ...family(world), asked: [] }, { 'gate:people': ['disabled'] })),
        shows: words.ask.noneOfThem,
      }),
    },
    question('yes or no', 'household.hukouLocal'),
    question('one of several, of a member', 'person.disabilityKind@m4'),
    question('a count', 'person.selfCareFailed@m2'),
    question('a sum', 'household.businessMonthly'),
    {
      name: 'sums done for her',
      kind: 'ready',
      prepare: (world) =>
        asking(world, 'household.wageMonthly', {
          act: (page) => page.getByRole('button', { name: words.sums.open }).tap(),
          shows: words.sums.year,
        }),
    },
    {
      name: 'nothing chosen',
      kind: 'refused',
      prepare: (world) =>
        asking(world, 'household.hukouLocal', {
          act: (page) => page.getByRole('button', { name: words.ask.save }).tap(),
          shows: words.ask.wrong,
        }),
    },
    noCatalogue('ask'),
    silent('ask'),
    offline('ask'),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: `${at}/ask`,
        kept: withCheck(world, { ...family(world), asked: [] }),
        phone: 'full',
        act: (page) => page.getByRole('button', { name: words.ask.none }).tap(),
        shows: words.start.notKept.slice(0, 6),
      }),
    },
  ],
  never: { 'signed-out': never['signed-out'], 'no-village': never['no-village'] },
};

export const selfCheckResults: PageStates = {
  states: [
    {
      name: 'half way',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/results`, kept: withCheck(world, further(world)), shows: words.results.maybe }),
    },
    {
      name: 'of all kinds, and what she said',
      kind: 'ready',
      prepare: (world) => ({
        at: `${at}/results`,
        kept: withCheck(world, whole(world)),
        act: async (page) => {
          await page.getByRole('button', { name: words.results.unlikely }).tap();
          await page.getByRole('button', { name: words.results.said }).tap();
        },
        shows: words.results.saidText,
      }),
    },
    {
      name: 'too much by a little',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}/results`, kept: withCheck(world, whole(world, 6000)), shows: words.results.title }),
    },
    { name: 'nobody yet', kind: 'empty', prepare: (world) => ({ at: `${at}/results`, kept: settled(world), shows: words.start.begin }) },
    silent('results'),
    offline('results'),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: `${at}/results`, kept: withCheck(world, whole(world)), phone: 'full', shows: words.results.likely }),
    },
  ],
  never,
};

const one = (name: string, program: string, of: (world: World) => SelfCheck, shows: string): PageState => ({
  name,
  kind: 'ready',
  prepare: (world) => ({ at: `${at}/result?program=${program}`, kept: withCheck(world, of(world)), shows }),
});

export const selfCheckResult: PageStates = {
  states: [
    one('likely', 'dibao-family', (world) => whole(world), words.result.status.likely),
    one('open', 'dibao-family', (world) => further(world), words.result.status.maybe),
    one('unlikely', 'dibao-family', (world) => whole(world, 20_000), words.result.status.unlikely),
    one('of one member', 'medical-apply', (world) => whole(world), words.result.conditions),
    {
      name: 'no such program',
      kind: 'empty',
      prepare: (world) => ({ at: `${at}/result?program=gone`, kept: withCheck(world, family(world)), shows: words.result.gone.title }),
    },
    silent('result?program=dibao-family'),
    offline('result?program=dibao-family'),
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: `${at}/result?program=dibao-family`,
        kept: withCheck(world, whole(world)),
        phone: 'full',
        shows: words.result.apply,
      }),
    },
  ],
  never,
};
