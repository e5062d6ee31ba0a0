import { dayInWords, instantInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { wordTitles } from '../../rules/her-words.ts';
import { eventsAt, type Procedure } from '../../rules/procedure.ts';
import { halves } from '../../rules/visits.ts';
import type { NewWord, SaidWord } from '../../contract/word.contract.ts';
import type { House } from '../platform/house.ts';
import type { DataKey } from '../platform/vault.ts';
import type { WordRow } from './word.store.ts';

/** What lies sealed in a word. */
export type Told = Pick<NewWord, 'words' | 'day' | 'half'>;

export const wordAt = (county: string, id: string) => ({ column: 'word.sealed', county, row: id });
export const answerAt = (county: string, id: string) => ({ column: 'word.answer_sealed', county, row: id });

/** '换到12月2日 星期三 上午。家里有喜事。' */
export function sayTold({ words = '', day, half }: Told): string {
  if (!day) return words;
  const when = half && half !== 'any' ? `${dayInWords(day)}${halves[half]}` : `${dayInWords(day)}，上午下午都行`;
  return [`想换到${when}`, words].filter(Boolean).join('。');
}

/** 12月1日 星期二前, or nothing where the county has promised no day. */
export function sayDue({ due_on, due_certain }: Pick<WordRow, 'due_on' | 'due_certain'>): string {
  return due_on ? `${due_certain ? '' : '预计'}${dayInWords(due_on)}前` : '';
}

export const lateWord = '这一步过去了，您的话镇上看得到。';

/** Which office reads it: whoever acts in the step that asked, as she knows it. */
export function whoReads(procedure: Procedure, step: string): string {
  const acting = new Set(eventsAt(procedure, step).flatMap(({ role }) => role));
  if (acting.has('town')) return '镇上';
  if (acting.has('county')) return '县里';
  return acting.has('department') || acting.has('panel') ? procedure.steps[step]!.who : '镇上';
}

/** As it stands in her matter. `above`: who answers by when what went up. */
export function viewSaid(house: House, key: DataKey, procedure: Procedure, row: WordRow, above?: string): SaidWord {
  const told = house.vault.openJson<Told>(key, wordAt(row.county, row.id), row.sealed);
  return {
    id: row.id,
    kind: row.kind,
    title: wordTitles[row.kind],
    text: sayTold(told) || saysAlone(row),
    when: instantInWords(row.said_at),
    ...sayWhere(house, key, { procedure, row, above }),
  };
}

/** She pressed and wrote nothing. */
export function saysAlone({ kind }: Pick<WordRow, 'kind'>): string {
  return kind === 'attend' ? '我去，当面说。' : wordTitles[kind];
}

interface Whose {
  procedure: Procedure;
  row: WordRow;
  above: string | undefined;
}

function sayWhere({ vault, clock }: House, key: DataKey, { procedure, row, above }: Whose): Pick<SaidWord, 'by' | 'answer'> {
  if (row.answered_at && row.answer_sealed) {
    const { who, words } = vault.openJson<{ who: string; words: string }>(key, answerAt(row.county, row.id), row.answer_sealed);
    return { answer: words, by: `${who}，${instantInWords(row.answered_at)}回的` };
  }
  if (row.risen_at) return { by: `说好${dayInWords(row.due_on!)}前看，没人看。已经报上去了，${above ?? '那边有回话了'}` };
  if (row.arrived === 'late') return { by: lateWord };
  const who = whoReads(procedure, row.step);
  if (row.due_on && row.due_on < dayOf(clock.now())) return { by: `说好${dayInWords(row.due_on)}前看，${who}还没回。着急就打12349` };
  return { by: `${who}${sayDue(row)}看` };
}
