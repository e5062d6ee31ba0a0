import type { Page } from 'playwright-core';
import { emergencyWords } from '../../../src/rules/emergency.ts';
import { words } from '../../../src/mini/emergency/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { justSettled, settled } from './on-the-phone.ts';

const at = '/emergency/index';
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap();

async function sayTwo(page: Page): Promise<void> {
  await tap(page, words.begin);
  await tap(page, emergencyWords.fire);
}

async function sayThree(page: Page): Promise<void> {
  await sayTwo(page);
  await tap(page, words.where.next);
  for (const key of '16900003001') await tap(page, key);
  await tap(page, words.phone.send);
}

const duty = [
  { name: '海丰街道', phone: '16900005001' },
  { name: '无棣县', phone: '16900005009' },
];
const answer = {
  number: '4821',
  receivedAt: '2026-11-27T22:00:00+08:00',
  text: '收到了。镇上值班的人马上打给您。打不通，他会去找您。',
  calls: [...duty, { name: '12349', phone: '12349' }],
};
const told = { reportSealedEmergency: answer };

export const emergencyIndex: PageStates = {
  states: [
    { name: 'three numbers first', kind: 'ready', prepare: (world) => ({ at, kept: settled(world), shows: words.promise }) },
    {
      name: 'what happened',
      kind: 'ready',
      prepare: (world) => ({ at, kept: settled(world), act: (page) => tap(page, words.begin), shows: emergencyWords.missing }),
    },
    { name: 'where', kind: 'ready', prepare: (world) => ({ at, kept: settled(world), act: sayTwo, shows: words.where.hint }) },
    {
      name: 'another village',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: settled(world),
        act: async (page) => {
          await sayTwo(page);
          await tap(page, words.where.other);
        },
        shows: words.towns,
      }),
    },
    {
      name: 'which phone, a number that is not whole',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: settled(world),
        act: async (page) => {
          await sayTwo(page);
          await tap(page, words.where.next);
          for (const key of '1690') await tap(page, key);
          await tap(page, words.phone.send);
        },
        shows: words.phone.wrong,
      }),
    },
    {
      name: 'received',
      kind: 'ready',
      prepare: (world) => ({ at, kept: settled(world), told, act: sayThree, shows: words.sent.meanwhile }),
    },
    {
      name: 'no network, the desks of the opened village',
      kind: 'offline',
      prepare: (world) => ({
        at,
        kept: { ...justSettled(world), village: { ...world.village, duty } },
        county: 'no-network',
        of: ['reportSealedEmergency'],
        act: sayThree,
        shows: words.waiting.title,
      }),
    },
    {
      name: 'on its way',
      kind: 'waiting',
      prepare: (world) => ({
        at,
        kept: settled(world),
        county: 'never',
        of: ['reportSealedEmergency'],
        act: sayThree,
        shows: words.sending,
      }),
    },
    {
      name: 'the number is asked again',
      kind: 'refused',
      prepare: (world) => ({
        at,
        kept: settled(world),
        county: {
          status: 400,
          code: 'field-refused',
          title: '有一处要改',
          text: '这个号打不通。请再填一次，旁边人的也行。',
          field: 'phone',
        },
        of: ['reportSealedEmergency'],
        act: sayThree,
        shows: words.refused.again,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at, kept: settled(world), phone: 'full', told, act: sayThree, shows: words.sent.meanwhile }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at, shows: shared.emergency.first }) },
  ],
  never: {
    empty: 'the three numbers are always there',
    'signed-out': 'an emergency asks nobody who they are',
  },
};
