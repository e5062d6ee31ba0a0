import type { AskedWord } from '../../../src/contract/word.contract.ts';
import { words } from '../../../src/mini/check/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { Opening, PageState, PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled } from './on-the-phone.ts';

export const asksToExplain: AskedWord = { kind: 'explain', title: '我来说明', text: '是怎么回事，用您自己的话说。', step: 'differs' };
export const asksForDay: AskedWord = {
  kind: 'another-day',
  title: '换个时间',
  text: '那天家里没人，就换一天。行不行，镇上回您。',
  step: 'visit',
  days: [
    { day: '2026-12-08', title: '12月8日 星期二' },
    { day: '2026-12-09', title: '12月9日 星期三' },
    { day: '2026-12-10', title: '12月10日 星期四' },
  ],
};

const speakAt = (world: World, kind: string): string => `/check/speak?id=${world.matters.accepted}&kind=${kind}`;
const speak = (name: string, ask: AskedWord, more: Partial<Opening> = {}): PageState => ({
  name,
  kind: more.phone === 'full' ? 'full' : 'ready',
  prepare: (world) => ({
    at: speakAt(world, ask.kind),
    kept: settled(world, world.wang),
    told: { readMatter: { ...world.told.accepted, asksHer: [ask] } },
    shows: words.speak.send,
    ...more,
  }),
});

export const checkSpeak: PageStates = {
  states: [
    speak('she explains', asksToExplain),
    speak('another day', asksForDay),
    speak('she comes', {
      kind: 'attend',
      title: '我要去说',
      text: '商量那天您想去说，先告诉我们。哪天、在哪儿，村里跟您说。',
      step: 'appraisal',
    }),
    speak('nothing said yet', asksToExplain, {
      act: (page) => page.getByText(words.speak.send).tap(),
      shows: words.speak.needWords,
    }),
    {
      name: 'nobody asks any more',
      kind: 'empty',
      prepare: (world) => ({ at: speakAt(world, 'explain'), kept: settled(world, world.wang), shows: words.speak.notAsked }),
    },
    speak(
      'phone full',
      { kind: 'attend', title: '我要去说', text: '商量那天您想去说，先告诉我们。', step: 'appraisal' },
      {
        phone: 'full',
        act: (page) => page.getByText(words.speak.send).tap(),
        shows: shared.phoneFull.title,
      },
    ),
    ...lookedUp((world) => speakAt(world, 'explain'), { who: 'wang', signIn: words.list.signIn.text, refused: 'hers' }),
  ],
  never: { 'no-village': neverWithoutVillage },
};
