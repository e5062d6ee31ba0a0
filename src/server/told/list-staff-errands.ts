import type { StaffErrands } from '../../contract/told.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { listErrandsFor, listErrandSteps, listPapersOut, noticeKey, type ErrandRow } from '../notify/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { viewErrand } from './view-errand.ts';
import { words } from './words.ts';

/** What is to be said in her places, with what was written down so far. */
export async function listStaffErrands(house: House, book: CodeBook, scope: StaffScope): Promise<StaffErrands> {
  const { county } = scope;
  const { rows, rest } = await listErrandsFor(house.db, scope);
  const papersOut = await listPapersOut(house.db, scope);
  const steps = Map.groupBy(
    await listErrandSteps(
      house.db,
      scope,
      rows.map(({ id }) => id),
    ),
    ({ errand }) => errand,
  );
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'errands', what: String(rows.length + papersOut.length) });
  const townOf = (row: ErrandRow) => book.findVillage(row.village)?.town.name ?? '';
  return {
    errands: rows.map((row) => {
      const key = noticeKey(house, county, row);
      const notes = (steps.get(row.id) ?? []).map(({ number, kind, at, sealed }) => {
        const column = { column: 'errand_step.sealed', county, row: `${row.id}|${number}` };
        const text = sealed && key ? house.vault.openJson<{ words: string }>(key, column, sealed).words : '';
        return { title: words.steps[kind], text, when: instantInWords(at) };
      });
      return { ...viewErrand(house, book, row), town: townOf(row), villageId: row.village, why: words.why[row.why], notes };
    }),
    ...rest,
    papersOut: papersOut.map((row) => {
      const { errandId, village, name, where } = viewErrand(house, book, row);
      return { errandId, town: townOf(row), village, name, where, when: instantInWords(row.changed_at) };
    }),
  };
}
