import type { AskedWord } from '../../contract/word.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { addDays, type Day } from '../../rules/day.ts';
import { wordsAskedAt, wordTitles, type WordKind } from '../../rules/her-words.ts';
import { firstWorkingDay, type Calendar } from '../../rules/working-day.ts';
import type { MatterView } from '../matter/index.ts';
import { sealingKeyOf } from '../platform/envelope.ts';
import type { House } from '../platform/house.ts';
import { whoReads } from './words-of-words.ts';

const asks: Readonly<Record<WordKind, (who: string) => string>> = {
  explain: () => '是怎么回事，用您自己的话说。',
  opinion: () => '还没定。您怎么想，说给我们听。',
  'another-day': (who) => `那天家里没人，就换一天。行不行，${who}回您。`,
  attend: () => '商量那天您想去说，先告诉我们。哪天、在哪儿，村里跟您说。',
};

/** As many as one reads on a phone. */
const daysToChoose = 6;

/** What this step asks her for, with her buttons' words. */
export function askHer(
  { vault }: House,
  { procedure, row, timeline }: MatterView,
  { today, calendar }: { today: Day; calendar: Calendar },
): AskedWord[] {
  if (row.closed_at) return [];
  const sealingKey = sealingKeyOf(vault, row.county);
  return wordsAskedAt(
    procedure,
    row.step,
    timeline.map(({ kind }) => kind),
  ).map((kind) => ({
    kind,
    title: wordTitles[kind],
    text: asks[kind](whoReads(procedure, row.step)),
    step: row.step,
    ...(sealingKey ? { sealingKey } : {}),
    ...(kind === 'another-day' ? { days: nextDays(today, calendar) } : {}),
  }));
}

function nextDays(today: Day, calendar: Calendar): NonNullable<AskedWord['days']> {
  const days: NonNullable<AskedWord['days']> = [];
  for (let last = today; days.length < daysToChoose;) {
    last = firstWorkingDay(addDays(last, 1), calendar).day;
    days.push({ day: last, title: dayInWords(last) });
  }
  return days;
}
