import type { StaffMatterLines } from '../../contract/decide.contract.ts';
import { hearsHer } from '../../rules/closing.ts';
import { dayOf, isDay } from '../../rules/day.ts';
import { actsAs, mayDo } from '../../rules/role-rights.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findHolds, listOpenMattersFor, listStoppedFor, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findClosedWithWords, findWordsWaiting } from '../word/index.ts';
import { actsFor, actsFromList } from './acts-for.ts';
import { findMissing } from './find-missing.ts';
import { staffLine } from './staff-line.ts';

/** Open matters in my scope, the earliest date first; names masked, opening one is the look. `after`: behind that line. */
export async function listOpenMatters(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  after?: { day: string; matterId: string },
): Promise<StaffMatterLines> {
  if (after && after.day !== 'none' && !isDay(after.day)) throw new Problem('not-found');
  const { rows: open, more } = await listOpenMattersFor(house.db, scope, after);
  const answers = mayDo(scope.role, 'answer-words');
  // On the first page what is over and waits all the same: where she said something, and where nobody found her until she rings.
  const words = answers && !after ? await findClosedWithWords(house.db, scope) : [];
  const stopped = hearsHer(actsAs(scope.role)) && !after ? await listStoppedFor(house.db, scope) : [];
  const rows = [...open, ...words, ...stopped.filter(({ id }) => !words.some((one) => one.id === id))];
  const holds = await findHolds(house.db, scope, rows);
  const today = dayOf(house.clock.now());
  // What is missing tells of an illness.
  const missing = mayDo(scope.role, 'read-facts') ? await findMissing(house, shelf, scope, rows) : undefined;
  const said = answers ? await findWordsWaiting(house, house.db, scope, rows) : undefined;
  const matters: StaffMatterLines['matters'] = [];
  for (const view of await viewMatters(house, house.db, scope, rows, book.findCounty(scope.county)!.calendar)) {
    const lacks = missing?.get(view.row.id);
    const hold = holds.get(view.row.id)!;
    const hers = said?.get(view.row.id);
    matters.push({
      ...(await staffLine(book, shelf, scope, { ...view, hold }, today)),
      // It waits for the office again: she has said what she was asked for.
      ...(hers ? { said: hers, waits: 'new' } : {}),
      ...(lacks ? { missing: lacks } : {}),
      acts: actsFromList(actsFor(house, book, scope, { ...view, hold }, lacks ?? [])),
    });
  }
  const counts = Map.groupBy(rows, (row) => holds.get(row.id)?.forWhom?.staff);
  for (const whom of [undefined, ...scope.standsInFor.map((one) => one.staff)])
    await recordLook(house, house.db, scope, {
      act: 'listed',
      whatKind: 'matters',
      what: String(counts.get(whom)?.length ?? 0),
      forWhom: whom,
    });
  const last = open.at(-1);
  return { matters, ...(more && last ? { more: { day: last.due_on ?? last.total_due_on ?? 'none', matterId: last.id } } : {}) };
}
