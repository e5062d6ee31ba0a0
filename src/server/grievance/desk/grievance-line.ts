import type { Grievances } from '../../../contract/grievance.contract.ts';
import { dayInWords, instantInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { complaintKinds, complaintSides, ratingLevels, type RatingLevel } from '../../../rules/grievances.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { Opened } from './judge-hers.ts';

/** One line of a list: what it is about, and nobody's name. */
export function grievanceLine(house: House, book: CodeBook, opened: Opened): Grievances['grievances'][number] {
  const { row } = opened;
  const today = dayOf(house.clock.now());
  const state = { open: '等着办', taken: '接了，在查', done: '办好了' }[row.state];
  return {
    grievanceId: row.id,
    version: row.version,
    kind: row.kind,
    title: titleOf(book, opened),
    state: { kind: row.state, title: state, text: '' },
    asked: instantInWords(row.asked_at),
    ...(row.due_on && row.state !== 'done'
      ? { due: { day: row.due_on, words: `${row.due_certain ? '' : '预计'}${dayInWords(row.due_on)}`, overdue: row.due_on < today } }
      : {}),
    ...(row.risen_at ? { risen: dayInWords(dayOf(row.risen_at)) } : {}),
  };
}

function titleOf(book: CodeBook, opened: Opened): string {
  switch (opened.kind) {
    case 'inquiry':
      return `${book.findVillage(opened.matter.village)?.town.name ?? ''} ${opened.told.unanswered ? '她说的话没人看' : '一件办晚了的事'}`.trim();
    case 'call-back':
      return `${opened.told.town} ${ratingLevels[opened.told.level as RatingLevel]}`.trim();
    case 'complaint':
      return `${complaintKinds[opened.told.kind]}${opened.told.side ? ` · ${complaintSides[opened.told.side]}` : ''}`;
  }
}
