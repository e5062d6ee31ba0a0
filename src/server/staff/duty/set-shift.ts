import type { SetShift } from '../../../contract/duty.contract.ts';
import { addDays, dayOf, isDay } from '../../../rules/day.ts';
import { shiftSpan } from '../../../rules/duty-roster.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { maySetRoster, worksFor } from './duty-places.ts';
import { insertShifts, listShifts, listShiftsOf, lockOfficer } from './duty.store.ts';

const daysAhead = 92;

/** Puts one person on duty at a desk, the same hours on one day or on several that follow each other. */
export async function setShift(house: House, book: CodeBook, scope: StaffScope, given: SetShift): Promise<void> {
  const { submissionId, placeId: place, staffId: staff, day, from, until, days } = given;
  const today = dayOf(house.clock.now());
  if (!isDay(day) || day < today || addDays(day, days) > addDays(today, daysAhead))
    throw new Problem('field-refused', { field: 'day', text: `请选今天到${daysAhead}天以内的日子。` });
  if (!maySetRoster(book, scope, place)) throw new Problem('not-found', { because: 'not her desk' });
  const spans = Array.from({ length: days }, (_one, at) => shiftSpan(addDays(day, at), from, until));
  await house.db.transaction().execute(async (tx) => {
    const officer = await lockOfficer(tx, scope, staff);
    if (!officer || !worksFor(officer, place, scope.county)) throw new Problem('not-found', { because: 'does not work there' });
    const before = await listShiftsOf(tx, scope, submissionId);
    if (before.length > 0) {
      const [first] = before;
      const same = first!.staff === staff && first!.place === place && before.length === days;
      if (same && before.every((row, at) => sameSpan(row, spans[at]!))) return;
      throw new Problem('already-sent-differently');
    }
    const there = await listShifts(tx, scope, { places: [place], since: spans[0]!.since, until: spans.at(-1)!.until });
    if (there.some((row) => row.staff === staff && spans.some((span) => span.since < row.until && row.since < span.until)))
      throw new Problem('not-now', { text: '这位同事这段时间已经排了班。请看看下面的表。' });
    await insertShifts(
      tx,
      spans.map((span) => ({
        county: scope.county,
        id: newId(house.clock),
        place,
        staff,
        ...span,
        submission: submissionId,
        set_by: scope.staff,
        set_at: house.clock.now(),
        ended_at: null,
      })),
    );
    await recordLook(house, tx, scope, { act: 'added', whatKind: 'duty-shift', what: submissionId });
  });
}

function sameSpan(a: { since: Date; until: Date }, b: { since: Date; until: Date }): boolean {
  return a.since.getTime() === b.since.getTime() && a.until.getTime() === b.until.getTime();
}
