import type { Roster } from '../../../contract/duty.contract.ts';
import { addDays, dayOf, endOfDay } from '../../../rules/day.ts';
import { clockOf, findHoles, findOverlaps, spanInWords, type Span } from '../../../rules/duty-roster.ts';
import { isWorkingDay, type Calendar } from '../../../rules/working-day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listDutyPlaces, maySetRoster, worksFor } from './duty-places.ts';
import { listOfficers, listShifts } from './duty.store.ts';
import { readDutyPhones } from './who-is-on-duty.ts';

const dayMs = 86_400_000;
/** A hole is told a week before it comes: time enough to ask somebody. */
const holesWithinDays = 7;
const shownDays = 92;

type Shift = Awaited<ReturnType<typeof listShifts>>[number];

/** Who is on duty now and next at each desk she reads, under which number, and what the roster lacks. */
export async function viewRoster(house: House, book: CodeBook, scope: StaffScope): Promise<Roster> {
  const now = house.clock.now();
  const { calendar } = book.findCounty(scope.county)!;
  const places = listDutyPlaces(book, scope);
  const shown = { places: places.map(({ id }) => id), since: now, until: new Date(now.getTime() + shownDays * dayMs) };
  const shifts = (await listShifts(house.db, scope, shown)).filter((one) => worksFor(one, one.place, scope.county));
  const officers = await listOfficers(house.db, scope);
  const phones = await readDutyPhones(house, scope);
  return {
    now: now.toISOString(),
    today: dayOf(now),
    desks: mineFirst(places, (id) => maySetRoster(book, scope, id)).map(({ id, name }) => {
      const phone = phones.get(id);
      const maySet = maySetRoster(book, scope, id);
      return {
        placeId: id,
        name,
        ...(phone ? { phone } : {}),
        ...viewDesk(
          shifts.filter((one) => one.place === id),
          now,
          calendar,
        ),
        maySet: maySet ? 'yes' : 'no',
        colleagues: maySet
          ? officers.filter((one) => worksFor(one, id, scope.county)).map((one) => ({ staffId: one.id, name: one.name }))
          : [],
      };
    }),
  };
}

function mineFirst<T extends { id: string }>(places: readonly T[], isMine: (id: string) => boolean): T[] {
  return places.toSorted((a, b) => Number(isMine(b.id)) - Number(isMine(a.id)));
}

function viewDesk(shifts: Shift[], now: Date, calendar: Calendar) {
  const next = shifts.find((one) => one.since > now);
  const week = { since: now, until: endOfDay(addDays(dayOf(now), holesWithinDays - 1)) };
  const holes = findHoles(shifts, week);
  const off = (span: Span) => (isWorkingDay(dayOf(span.since), calendar).working ? '' : '休息日，');
  return {
    onDuty: shifts.filter((one) => one.since <= now).map(({ name, until }) => ({ name, until: until.toISOString() })),
    ...(next ? { next: { name: next.name, at: next.since.toISOString() } } : {}),
    shifts: shifts.map(({ id, name, since, until }) => ({ shiftId: id, name, since: since.toISOString(), until: until.toISOString() })),
    warnings:
      shifts.length === 0
        ? ['还没排班。']
        : [
            ...holes.map((hole) => `${off(hole)}${spanInWords(hole)}没人值班。`),
            ...findOverlaps(shifts).map(({ both, span }) => `${spanInWords(span)}有两个人：${both.map(({ name }) => name).join('、')}。`),
          ],
    ...(holes[0] ? { toFill: fillOf(holes[0], now) } : {}),
  };
}

/** What the form begins with: the first hole, by whole days where it is longer than one; what is open now, from the full hour. */
function fillOf({ since, until }: Span, now: Date) {
  const days = Math.ceil((until.getTime() - since.getTime()) / dayMs);
  const clock = (at: Date) => clockOf(at).padStart(5, '0');
  const from = since <= now ? `${clock(since).slice(0, 2)}:00` : clock(since);
  return { day: dayOf(since), from, until: days > 1 ? from : clock(until), days };
}
