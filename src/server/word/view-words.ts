import type { WordToAnswer } from '../../contract/word.contract.ts';
import { dayInWords, instantInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { outcomesFor, wordOutcomes, wordTitles } from '../../rules/her-words.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { MatterRow } from '../matter/index.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listWordsOf, type WordRow } from './word.store.ts';
import { answerAt, sayDue, saysAlone, sayTold, wordAt, type Told } from './words-of-words.ts';

/** What she said, with the step that it answers, for an officer's page; the caller has recorded the look. */
export async function viewWords(
  house: House,
  db: Reader,
  scope: StaffScope,
  { row, procedure }: { row: MatterRow; procedure: Procedure },
): Promise<WordToAnswer[]> {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const today = dayOf(house.clock.now());
  return (await listWordsOf(db, scope, row.id)).map((word) => ({
    id: word.id,
    title: wordTitles[word.kind],
    answers: procedure.steps[word.step]?.title ?? '',
    text: sayTold(house.vault.openJson<Told>(key, wordAt(word.county, word.id), word.sealed)) || saysAlone(word),
    when: instantInWords(word.said_at),
    arrived: word.arrived,
    ...(word.due_on && !word.answered_at ? { due: { day: word.due_on, words: `${sayDue(word)}看`, overdue: word.due_on < today } } : {}),
    ...(word.risen_at && !word.answered_at ? { risen: dayInWords(dayOf(word.risen_at)) } : {}),
    outcomes: word.answered_at || !mayDo(scope.role, 'answer-words') ? [] : outcomesOf(word),
    ...(word.answered_at && word.answer_sealed
      ? {
          answer: {
            text: house.vault.openJson<{ words: string }>(key, answerAt(word.county, word.id), word.answer_sealed).words,
            when: instantInWords(word.answered_at),
          },
        }
      : {}),
  }));
}

function outcomesOf({ kind }: WordRow): WordToAnswer['outcomes'] {
  return outcomesFor(kind).map((outcome) => ({ kind: outcome, title: wordOutcomes[outcome], text: '' }));
}
