import type { Page } from 'playwright-core';
import { words as check } from '../../../src/mini/qr/wall/check-code-words.ts';
import { words as report } from '../../../src/mini/qr/wall/report-code-words.ts';
import { words as round } from '../../../src/mini/qr/wall/check-round-words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { liaisonVillages, settled } from './on-the-phone.ts';

const checkPage = '/qr/wall/check-code';

async function typeNumber(page: Page, number: string): Promise<void> {
  await page.getByRole('textbox').fill(number);
  await page.getByRole('button', { name: check.look }).tap();
}

const typesHers =
  ({ village }: World) =>
  (page: Page): Promise<void> =>
    typeNumber(page, ` ${village.codeId.toLowerCase()} `);

export const checkCode: PageStates = {
  states: [
    { name: 'the number to be typed', kind: 'ready', prepare: (world) => ({ at: checkPage, kept: settled(world), shows: check.text }) },
    {
      name: 'a real code',
      kind: 'ready',
      prepare: (world) => ({
        at: checkPage,
        kept: settled(world),
        told: { checkCode: { verdict: 'real', opened: world.village } },
        act: typesHers(world),
        shows: check.real.text,
      }),
    },
    {
      name: 'no code of ours',
      kind: 'refused',
      prepare: (world) => ({
        at: checkPage,
        kept: settled(world),
        told: { checkCode: { verdict: 'not-ours' } },
        act: typesHers(world),
        shows: check.notOurs.mistypedText,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({
        at: checkPage,
        kept: settled(world),
        county: 'no-network',
        act: typesHers(world),
        shows: check.noNetwork.text,
      }),
    },
  ],
  never: {
    empty: 'it is a question',
    waiting: 'as every page that waits: the landing is looked at',
    full: 'it keeps nothing',
    'signed-out': 'whether a code is real asks nobody who they are',
    'no-village': 'it does not ask which village',
  },
};

const reportPage = '/qr/wall/report-code';
const isTorn = (page: Page): Promise<void> => page.getByRole('button', { name: report.kinds[0]!.label }).tap();

export const reportCode: PageStates = {
  states: [
    { name: 'what is wrong with it', kind: 'ready', prepare: (world) => ({ at: reportPage, kept: settled(world), shows: report.text }) },
    {
      name: 'a fake, thanked for',
      kind: 'ready',
      prepare: (world) => ({
        at: reportPage,
        kept: settled(world),
        told: { reportCode: {} },
        act: (page) => page.getByRole('button', { name: report.kinds.at(-1)!.label }).tap(),
        shows: report.done.fake,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at: reportPage, kept: settled(world), county: 'no-network', act: isTorn, shows: report.noNetwork.text }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: reportPage, shows: shared.noVillage.text }) },
  ],
  never: {
    empty: 'it is a question',
    waiting: 'as every page that waits: the landing is looked at',
    refused: 'as without a network, in the county’s words',
    full: 'what does not fit is made anew',
    'signed-out': 'nobody who helps is asked who they are',
  },
};

const roundPage = '/qr/wall/check-round';
const chooseHers = ({ village }: World, page: Page): Promise<void> =>
  page.getByRole('button', { name: new RegExp(village.village.name) }).tap();

async function findTorn(world: World, page: Page): Promise<void> {
  await chooseHers(world, page);
  await page.getByRole('button', { name: round.findings.torn }).tap();
}

async function recordTorn(world: World, page: Page): Promise<void> {
  await findTorn(world, page);
  await page.getByRole('button', { name: round.record }).tap();
}

/** A liaison on this phone, and what the county tells her. */
const asLiaison = (world: World): { at: string; kept: Record<string, unknown>; told: object } => ({
  at: roundPage,
  kept: settled(world, world.li),
  told: { listLiaisonVillages: liaisonVillages(world) },
});

export const checkRound: PageStates = {
  states: [
    { name: 'her villages', kind: 'ready', prepare: (world) => ({ ...asLiaison(world), shows: round.never }) },
    {
      name: 'torn, with or without a photo',
      kind: 'ready',
      prepare: (world) => ({ ...asLiaison(world), act: (page) => findTorn(world, page), shows: round.photoAsk }),
    },
    {
      name: 'nobody’s liaison',
      kind: 'empty',
      prepare: (world) => ({ ...asLiaison(world), told: { listLiaisonVillages: { villages: [] } }, shows: round.none }),
    },
    {
      name: 'no network when she writes it down',
      kind: 'offline',
      prepare: (world) => ({
        ...asLiaison(world),
        county: 'no-network',
        act: (page) => recordTorn(world, page),
        shows: round.noNetwork.title,
      }),
    },
    { name: 'signed out', kind: 'signed-out', prepare: (world) => ({ at: roundPage, kept: settled(world), shows: round.signIn }) },
  ],
  never: {
    waiting: 'as every page that waits: the list of matters is looked at',
    refused: 'as every page of hers that is refused: the list of matters is looked at',
    full: 'what does not fit is held by the page until it is sent',
    'no-village': 'her villages are the county’s to say',
  },
};
