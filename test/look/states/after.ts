import type { ConsentRequests, GivenConsents } from '../../../src/contract/consent.contract.ts';
import { words as check } from '../../../src/mini/check/words.ts';
import { words as consent } from '../../../src/mini/consent/words.ts';
import type { PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled } from './on-the-phone.ts';

/* What comes after sending. */

export const checkSupply: PageStates = {
  states: [
    {
      name: 'papers missing',
      kind: 'ready',
      prepare: (world) => ({
        at: `/check/supply?id=${world.matters.submitted}`,
        kept: settled(world, world.wang),
        shows: check.supply.kept,
      }),
    },
    {
      name: 'nothing to bring any more',
      kind: 'empty',
      prepare: (world) => ({ at: `/check/supply?id=${world.matters.paid}`, kept: settled(world, world.wang), shows: check.supply.over }),
    },
    ...lookedUp((world) => `/check/supply?id=${world.matters.submitted}`, { who: 'wang', signIn: check.list.signIn.text, refused: 'hers' }),
  ],
  never: {
    full: 'the camera says so, as it does in the form',
    'no-village': neverWithoutVillage,
  },
};

export const checkCorrect: PageStates = {
  states: [
    {
      name: 'which question',
      kind: 'ready',
      prepare: (world) => ({
        at: `/check/correct?id=${world.matters.submitted}`,
        kept: settled(world, world.wang),
        shows: check.correct.which,
      }),
    },
    {
      name: 'a question asked again',
      kind: 'ready',
      prepare: (world) => ({
        at: `/check/correct?id=${world.matters.submitted}`,
        kept: settled(world, world.wang),
        act: (page) => page.locator('.link-card-row').first().tap(),
        shows: check.correct.again,
      }),
    },
    {
      name: 'the town has it',
      kind: 'empty',
      prepare: (world) => ({ at: `/check/correct?id=${world.matters.accepted}`, kept: settled(world, world.wang), shows: '打电话给镇上' }),
    },
    ...lookedUp((world) => `/check/correct?id=${world.matters.submitted}`, {
      who: 'wang',
      signIn: check.list.signIn.text,
      refused: 'hers',
    }),
  ],
  never: {
    full: 'it keeps nothing',
    'no-village': neverWithoutVillage,
  },
};

const requests: ConsentRequests = {
  requests: [
    {
      requestId: '01234567-89ab-7def-8123-456789abcdef',
      asks: '您的娘王某在无棣县申请救助，把您写成“大儿子”。',
      text: '同意县里核对我家的收入和财产。',
      state: 'asked',
      when: '11月24日 星期二',
      note: '不同意也不影响她申请。您点了什么，不告诉她。',
      effect: '县里不再查您家的收入和存款。',
    },
  ],
};

const given: GivenConsents = {
  consents: [
    {
      consentId: '01234567-89ab-7def-8123-456789abcdef',
      kind: 'household-check',
      text: '同意县里核对我家的收入和财产。',
      day: '2026-11-24',
      when: '11月24日 星期二',
      who: '本人',
      forWhom: '王**',
      state: 'in-force',
      effect: '县里不再查您家的收入和存款。镇上只照您自己说的看。',
    },
  ],
};

export const consentMine: PageStates = {
  states: [
    {
      name: 'given',
      kind: 'ready',
      prepare: (world) => ({
        at: '/consent/mine',
        kept: settled(world, world.wang),
        told: { listConsents: given },
        shows: consent.mine.takeBack,
      }),
    },
    {
      name: 'does she mean it',
      kind: 'ready',
      prepare: (world) => ({
        at: '/consent/mine',
        kept: settled(world, world.wang),
        told: { listConsents: given },
        act: (page) => page.getByText(consent.mine.takeBack).first().tap(),
        shows: consent.mine.yes,
      }),
    },
    {
      name: 'none',
      kind: 'empty',
      prepare: (world) => ({ at: '/consent/mine', kept: settled(world, world.li), shows: consent.mine.none }),
    },
    ...lookedUp(() => '/consent/mine', { who: 'li', signIn: consent.signIn, refused: 'county' }),
  ],
  never: { full: 'it keeps nothing', 'no-village': neverWithoutVillage },
};

export const consentAsked: PageStates = {
  states: [
    {
      name: 'somebody asks',
      kind: 'ready',
      prepare: (world) => ({
        at: '/consent/asked',
        kept: settled(world, world.li),
        told: { listConsentRequests: requests },
        shows: requests.requests[0]!.asks,
      }),
    },
    {
      name: 'nobody',
      kind: 'empty',
      prepare: (world) => ({ at: '/consent/asked', kept: settled(world, world.li), shows: consent.asked.none }),
    },
    ...lookedUp(() => '/consent/asked', { who: 'li', signIn: consent.signIn, refused: 'county' }),
  ],
  never: { full: 'it keeps nothing', 'no-village': neverWithoutVillage },
};
