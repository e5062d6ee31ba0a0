import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/me/words.ts';
import { words as home } from '../../../src/mini/home/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { fullDraft, liaisonVillages, refusal, settled, withDraft } from './on-the-phone.ts';

const index = '/me/index';
const leave = (page: Page): Promise<void> => page.getByRole('button', { name: words.index.out }).tap();

export const meIndex: PageStates = {
  states: [
    { name: 'signed in', kind: 'ready', prepare: (world) => ({ at: index, kept: settled(world, world.li), shows: world.li.phone }) },
    {
      name: 'a liaison',
      kind: 'ready',
      prepare: (world) => ({
        at: index,
        kept: settled(world, world.li),
        told: { listLiaisonVillages: liaisonVillages(world) },
        shows: words.index.round.title,
      }),
    },
    {
      name: 'somebody else’s computer, a draft on it',
      kind: 'ready',
      prepare: async (world) => ({
        at: `${index}?wipe=ask`,
        kept: withDraft(settled(world, world.li), await fullDraft(world)),
        shows: words.wipe.unsent(1),
      }),
    },
    { name: 'signed out', kind: 'signed-out', prepare: (world) => ({ at: index, kept: settled(world), shows: words.index.none }) },
    {
      name: 'leaving, county silent',
      kind: 'waiting',
      prepare: (world) => ({
        at: index,
        kept: settled(world, world.li),
        county: 'never',
        of: ['signOut'],
        act: leave,
        shows: shared.wait,
      }),
    },
    {
      name: 'leaving, county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: index,
        kept: settled(world, world.li),
        county: refusal('try-again-later'),
        act: leave,
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'leaving without a network',
      kind: 'offline',
      prepare: (world) => ({
        at: index,
        kept: settled(world, world.li),
        county: 'no-network',
        act: leave,
        shows: shared.noNetwork.text,
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: index, shows: words.index.none }) },
  ],
  never: { empty: 'signed out is its empty state', full: 'it keeps nothing' },
};

const signIn = '/me/sign-in';

/** Writes a number down and asks for the six figures. */
async function askForFigures(page: Page, phone: string): Promise<void> {
  await page.getByRole('textbox').fill(phone);
  await page.getByRole('button', { name: words.signIn.send }).tap();
}

async function enter(page: Page, figures: string): Promise<void> {
  await page.getByRole('textbox', { name: words.signIn.code }).fill(figures);
  await page.getByRole('button', { name: words.signIn.enter }).tap();
}

async function figuresOf({ county }: World, phone: string): Promise<string> {
  await county.knock();
  const text = county.sms.phones.of(phone).at(-1)?.text ?? '';
  return /\d{6}/.exec(text)?.[0] ?? '';
}

export const meSignIn: PageStates = {
  states: [
    { name: 'the number', kind: 'signed-out', prepare: (world) => ({ at: signIn, kept: settled(world), shows: words.signIn.why }) },
    {
      name: 'the six figures',
      kind: 'ready',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        act: (page) => askForFigures(page, world.newPhone()),
        shows: words.signIn.codeTitle,
      }),
    },
    {
      name: 'a number too short',
      kind: 'refused',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        act: (page) => askForFigures(page, '1690000'),
        shows: words.signIn.phoneWrong,
      }),
    },
    {
      name: 'figures missing',
      kind: 'refused',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        act: async (page) => {
          await askForFigures(page, world.newPhone());
          await enter(page, '12');
        },
        shows: words.signIn.codeWrong,
      }),
    },
    {
      name: 'wrong figures',
      kind: 'refused',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        act: async (page) => {
          const phone = world.newPhone();
          await askForFigures(page, phone);
          await page.getByText(words.signIn.codeTitle).first().waitFor();
          const right = await figuresOf(world, phone);
          await enter(page, right === '123456' ? '654321' : '123456');
        },
        shows: refusal('code-wrong').title,
      }),
    },
    {
      name: 'too many messages today',
      kind: 'refused',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        county: refusal('too-many-codes'),
        of: ['sendSignInCode'],
        act: (page) => askForFigures(page, world.newPhone()),
        shows: refusal('too-many-codes').title,
      }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        county: 'never',
        of: ['askChallenge'],
        act: (page) => askForFigures(page, world.newPhone()),
        shows: words.signIn.working,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        county: 'no-network',
        of: ['askChallenge'],
        act: (page) => askForFigures(page, world.newPhone()),
        shows: shared.noNetwork.text,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: signIn,
        kept: settled(world),
        phone: 'full',
        act: async (page) => {
          const phone = world.newPhone();
          await askForFigures(page, phone);
          await page.getByText(words.signIn.codeTitle).first().waitFor();
          await enter(page, await figuresOf(world, phone));
        },
        shows: home.learn.title,
      }),
    },
  ],
  never: { empty: 'it is a question', 'no-village': 'it does not ask which village' },
};
