import { words } from '../../../src/mini/apply/words.ts';
import type { PageState } from '../page-states.ts';
import { atStep, family } from './at-step.ts';
import { answerAll, emptyDraft } from './on-the-phone.ts';

/** Where the household's 户口 is, and what it said before. */
export const whereItIs: PageState[] = [
  { name: 'where the 户口 is', kind: 'ready', prepare: (world) => atStep(world, 'hukou', { shows: words.hukou.choices[0]!.label }) },
  {
    name: 'the 户口 is in another village',
    kind: 'ready',
    prepare: (world) =>
      atStep(world, 'hukou', {
        draft: { hukou: 'elsewhere', hukouPlace: '水湾镇 · 李家村', hukouVillageCode: '371623101204AAAAAAA' },
        shows: words.hukou.at('水湾镇 · 李家村'),
      }),
  },
  {
    name: 'the town of the 户口',
    kind: 'ready',
    prepare: (world) =>
      atStep(world, 'hukou', {
        act: (page) => page.getByRole('radio', { name: words.hukou.choices[1]!.label }).tap(),
        shows: words.hukou.notListed,
      }),
  },
  {
    name: 'what she said before, for her yes',
    kind: 'ready',
    prepare: async (world) => {
      const said = answerAll(world, { ...(await emptyDraft(world)), ...family });
      const asked = Object.keys(said.facts).filter((key) => !key.startsWith('person.age@') && key !== 'household.size');
      return atStep(world, 'said', { draft: { ...said, toConfirm: asked }, shows: words.said.text });
    },
  },
];
