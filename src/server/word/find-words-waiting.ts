import type { StaffListedMatter } from '../../contract/decide.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { wordTitles } from '../../rules/her-words.ts';
import { listMattersFor, type MatterRow } from '../matter/index.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listClosedWithWords, listWaiting } from './word.store.ts';
import { sayDue } from './words-of-words.ts';

/** Of these matters, in which she said something that nobody has answered: the one due first, and nothing of what she said. */
export async function findWordsWaiting(
  { clock }: House,
  db: Reader,
  scope: StaffScope,
  rows: readonly MatterRow[],
): Promise<Map<string, NonNullable<StaffListedMatter['said']>>> {
  const today = dayOf(clock.now());
  const found = new Map<string, NonNullable<StaffListedMatter['said']>>();
  for (const { matter, kind, due_on, due_certain } of await listWaiting(
    db,
    scope,
    rows.map(({ id }) => id),
  )) {
    if (found.has(matter)) continue;
    const due = sayDue({ due_on, due_certain });
    found.set(matter, { title: wordTitles[kind], ...(due ? { due: `${due}看` } : {}), overdue: due_on !== null && due_on < today });
  }
  return found;
}

/** Matters in her scope that are over and in which a word came too late: nobody else would show them to her. */
export async function findClosedWithWords(db: Reader, scope: StaffScope): Promise<MatterRow[]> {
  return listMattersFor(db, scope, await listClosedWithWords(db, scope));
}
