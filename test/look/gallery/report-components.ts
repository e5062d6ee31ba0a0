import { words as reportWords } from '../../../src/mini/shared/report-words.ts';
import { words as tellWords } from '../../../src/mini/shared/tell-words.ts';
import type { GalleryComponent } from './components.ts';

const tellOf = (part: object) => ({ me: true, liaison: false, child: false, childPhone: '', reads: '', ...part });
const toldReport = (part: object) => ({
  state: 'waiting',
  submissionId: 'a',
  at: Date.parse('2026-11-24T09:00:00+08:00'),
  attempts: 1,
  ...part,
});

/** Around a few words to the county, and whom it tells. */
export const reportComponents: Record<string, GalleryComponent> = {
  'whom-to-tell': {
    states: [
      { name: 'asked', props: { tell: tellOf({}), wrong: '' } },
      {
        name: 'later, all of them',
        props: {
          tell: tellOf({ child: true, liaison: true, reads: 'in-person' }),
          wrong: '',
          myPhone: '169****0001',
          childBefore: '169****0002',
        },
      },
      { name: 'nobody', props: { tell: tellOf({ me: false }), wrong: tellWords.wrong }, shows: tellWords.wrong },
    ],
  },
  'who-writes': {
    states: [
      { name: 'folded', props: { name: '', phone: '', wrong: '', why: '不写，我们也查。' } },
      {
        name: 'a wrong number',
        props: { name: '欧阳建国', phone: '1690', wrong: reportWords.phoneWrong, why: '不写，我们也查。' },
        press: reportWords.you,
        shows: reportWords.phoneWrong,
      },
    ],
  },
  'wipe-said': {
    states: [
      { name: 'next to nothing', props: { said: '没人管' } },
      {
        name: 'asked once',
        props: { said: '办事的人让我请客吃饭，不请就说材料不全' },
        press: reportWords.wipe,
        shows: reportWords.wipeSure,
      },
    ],
  },
  'told-report': {
    states: [
      { name: 'waiting', props: { told: toldReport({}), hotline: '12349', another: '再说一件' } },
      {
        name: 'there',
        props: {
          told: toldReport({ state: 'sent', answer: { text: '查过了，钱退给您了，已经让他改。', call: '12349' } }),
          hotline: '12349',
          another: '再说一件',
        },
      },
      {
        name: 'refused',
        props: {
          told: toldReport({ state: 'refused', problem: { code: '', title: '写得太长了', text: '查过了，钱退给您了，已经让他改。' } }),
          hotline: '12349',
          another: '',
        },
        shows: reportWords.anew,
      },
    ],
  },
};
