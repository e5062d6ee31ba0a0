import type { ProvinceResults } from '../../contract/exchange.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { ProvinceFormat } from '../../rules/province-format.ts';
import { eventsFor, judgeEvent } from '../../rules/procedure.ts';
import { actsAs } from '../../rules/role-rights.ts';
import { getMatterToLookAt, readCourses, type MatterRow } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findProvinceFormat, listResultsOf } from './exchange.store.ts';

/** What it said longer ago lies in the database and helps nobody at the desk. */
const mostShown = 10;

/** What the province's system has said of a matter, and the act of ours that would say the same. */
export async function readResults(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<ProvinceResults> {
  const { row, trace } = await getMatterToLookAt(house, scope, id);
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const today = dayOf(house.clock.now());
  return house.db.transaction().execute(async (tx) => {
    const noted = await listResultsOf(tx, scope, [row.id]);
    const [latest] = noted;
    if (!latest) return { results: [] };
    // Without one there is nothing to see, and no look.
    await recordLook(house, tx, scope, { act: 'opened', whatKind: 'province-result', what: row.id, ...trace });
    const results = noted.slice(0, mostShown).map((one) => {
      const at = { column: 'province_result.sealed', county: scope.county, row: one.id };
      const { provinceNumber, word, reason } = house.vault.openJson<{ provinceNumber: string; word: string; reason: string }>(
        key,
        at,
        one.sealed,
      );
      return { text: `省平台：${word}　编号${provinceNumber}　${dayInWords(one.on_day)}`, day: one.on_day, reason, word };
    });
    const format = await findProvinceFormat(tx, scope, today);
    const means = format?.results.states.find(({ state }) => state === latest.state)?.means;
    const act = means && (await findActThat(house, book, scope, row, means));
    const words = `省平台${dayInWords(latest.on_day)}“${results[0]!.word}”。`;
    return { results, ...(act ? { suggested: { event: act.event, title: act.title, text: words } } : {}) };
  });
}

/** One that is legal now for this role and needs nothing to be given: a reason or a sum is nobody's but the officer's. */
async function findActThat(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  row: MatterRow,
  means: NonNullable<ProvinceFormat['results']['states'][number]['means']>,
) {
  const role = actsAs(scope.role);
  if (!role) return undefined;
  const { calendar } = book.findCounty(scope.county)!;
  const [course] = await readCourses(house, house.db, scope, [row]);
  const { procedure, events } = course!;
  const dates = Object.fromEntries(events.map((event) => [event.kind, event.day]));
  const circumstances = { role, today: dayOf(house.clock.now()), dates, calendar, given: {} };
  return eventsFor(procedure, row.step, role).find(
    (event) => event.means === means && event.needs.length === 0 && judgeEvent(procedure, row.step, event.event, circumstances).allowed,
  );
}
