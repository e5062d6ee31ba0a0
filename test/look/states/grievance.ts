import { words as room } from '../../../src/mini/grievance/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { settled } from './on-the-phone.ts';

const at = '/grievance/complain';
const complaint = room.complain;
const key = {
  submissionId: '00000000-0000-4000-8000-000000000030',
  secret: '482177302296',
  at: Date.parse('2026-11-20T09:00:00+08:00'),
  number: '8362 0417',
};
const answered = {
  state: { kind: 'done', title: '回话了', text: '' },
  steps: [
    { kind: 'answered', title: '回话了', text: '查过了，钱退给您了，已经让他改。', who: '县里', when: '11月23日 星期一 上午9:05' },
    { kind: 'asked', title: '收到了', text: '', who: '', when: '11月20日 星期五 上午9:00' },
  ],
  mayObject: 'yes',
  call: '12349',
};

export const grievanceComplain: PageStates = {
  states: [
    { name: 'begun', kind: 'ready', prepare: (world) => ({ at, kept: settled(world), shows: complaint.kind }) },
    {
      name: 'about how a matter was handled',
      kind: 'ready',
      prepare: (world) => ({ at: `${at}?about=handling`, kept: settled(world), shows: complaint.side }),
    },
    {
      name: 'an answer',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: { ...settled(world), [`complaint-key:${key.submissionId}`]: key },
        told: { lookAtComplaint: answered },
        act: (page) => page.getByText(complaint.mineOf(key.number)).tap(),
        shows: /钱退给您了/,
      }),
    },
    {
      name: 'read by number and secret',
      kind: 'ready',
      prepare: (world) => ({
        at,
        kept: settled(world),
        told: { lookAtComplaint: answered },
        act: async (page) => {
          await page.getByText(complaint.byNumber).tap();
          await page.getByLabel(complaint.numberField).fill('83620417');
          await page.getByLabel(complaint.secretField, { exact: true }).fill('4821 7730 2296');
          await page.getByText(complaint.lookNow, { exact: true }).tap();
        },
        shows: /钱退给您了/,
      }),
    },
    {
      name: 'number and secret mistyped',
      kind: 'refused',
      prepare: (world) => ({
        at,
        kept: settled(world),
        act: async (page) => {
          await page.getByText(complaint.byNumber).tap();
          await page.getByText(complaint.lookNow, { exact: true }).tap();
        },
        shows: complaint.secretWrong,
      }),
    },
    {
      name: 'nothing said',
      kind: 'refused',
      prepare: (world) => ({ at, kept: settled(world), act: (page) => page.getByText(complaint.send).tap(), shows: complaint.needKind }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at, kept: settled(world), county: 'no-network', shows: complaint.kind }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at,
        kept: settled(world),
        phone: 'full',
        act: (page) => page.getByText(complaint.kinds.claim).tap(),
        shows: shared.phoneFull.title,
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at, shows: shared.noVillage.text }) },
  ],
  never: {
    empty: 'it is a form',
    waiting: 'it asks the county nothing before she sends',
    'signed-out': 'it asks nobody who they are',
  },
};

const { rate } = room;
export const grievanceRate: PageStates = {
  states: [
    {
      name: 'begun',
      kind: 'ready',
      prepare: (world) => ({ at: `/grievance/rate?id=${world.matters.withdrawn}`, kept: settled(world, world.wang), shows: rate.text }),
    },
    {
      name: 'not content',
      kind: 'ready',
      prepare: (world) => ({
        at: `/grievance/rate?id=${world.matters.withdrawn}`,
        kept: settled(world, world.wang),
        act: (page) => page.getByText('非常不满意').tap(),
        shows: rate.callBack,
      }),
    },
    {
      name: 'nothing chosen',
      kind: 'refused',
      prepare: (world) => ({
        at: `/grievance/rate?id=${world.matters.withdrawn}`,
        kept: settled(world, world.wang),
        act: (page) => page.getByText(rate.send).tap(),
        shows: rate.need,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({
        at: `/grievance/rate?id=${world.matters.withdrawn}`,
        kept: settled(world, world.wang),
        county: 'no-network',
        shows: rate.send,
      }),
    },
  ],
  never: {
    empty: 'five levels are always there',
    waiting: 'it asks the county nothing before she sends',
    full: 'nothing of it is kept on the phone',
    'signed-out': 'she comes from a page of her own matter; sending says it',
    'no-village': 'she comes from a page of her own matter',
  },
};
