import type { Emergencies, EmergencyLine } from '../../contract/emergency.contract.ts';
import { addDays, dayOf, type Day } from '../../rules/day.ts';
import { emergencyWords, readEmergencyKind } from '../../rules/emergency.ts';
import { mayDo } from '../../rules/role-rights.ts';
import { isWorkingDay, type Calendar } from '../../rules/working-day.ts';
import { listMattersFor, viewMatters } from '../matter/index.ts';
import { listRings } from '../notify/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { placesOf, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { countReports, listOpen } from './emergency.store.ts';

/** What rings and what is in hand at her desks: no number, no words; the list asks again every few seconds, so only what it shows first is a look. */
export async function listEmergencies(house: House, book: CodeBook, scope: StaffScope): Promise<Emergencies> {
  const { rows, rest } = await listOpen(house.db, scope, placesOf(scope));
  const lines = await viewLines(house, book, scope, rows);
  const of = (...states: string[]) => lines.filter(({ state }) => states.includes(state));
  return {
    now: house.clock.now().toISOString(),
    mayAnswer: mayDo(scope.role, 'answer-emergencies') ? 'yes' : 'no',
    ringing: of('ringing'),
    inHand: of('taken'),
    toExplain: of('open'),
    ...rest,
  };
}

type Listed = Tables['emergency'] & { takenBy: string | null };

export async function viewLines(house: House, book: CodeBook, scope: StaffScope, rows: readonly Listed[]): Promise<EmergencyLine[]> {
  const ids = rows.map(({ id }) => id);
  const rings = Map.groupBy(await listRings(house.db, scope, ids), ({ about }) => about);
  const reports = await countReports(house.db, scope, ids);
  const steps = await viewSteps(house, book, scope, rows);
  return rows.map((row) => ({
    emergencyId: row.id,
    number: row.number,
    at: row.opened_at.toISOString(),
    what: emergencyWords[readEmergencyKind(row.what)],
    place: namePlace(book, scope, row),
    state: row.state,
    ...(row.takenBy ? { takenBy: row.takenBy } : {}),
    mine: row.taken_by === scope.staff ? 'yes' : 'no',
    reports: reports.get(row.id) ?? 1,
    rung: (rings.get(row.id) ?? []).map(({ place, at, why, state }) => ({
      name: nameDesk(book, scope, place),
      at: at.toISOString(),
      why,
      state,
    })),
    ...(row.matter && steps.has(row.matter) ? { step: steps.get(row.matter)! } : {}),
  }));
}

/** Of those matters that she may see at all; masked, as in every list. */
async function viewSteps(house: House, book: CodeBook, scope: StaffScope, rows: readonly Listed[]) {
  const matters = rows.flatMap(({ matter }) => matter ?? []);
  const { calendar } = book.findCounty(scope.county)!;
  const today = dayOf(house.clock.now());
  const views = await viewMatters(house, house.db, scope, await listMattersFor(house.db, scope, matters), calendar);
  return new Map(
    views.map(({ row, state, next }) => {
      const left = next && (next.day < today ? '晚了' : `还有${countWorkingDays(today, next.day, calendar)}天`);
      return [row.id, { title: state.title, ...(next ? { day: next.day, left: left! } : {}) }] as const;
    }),
  );
}

/** The day itself is the last of them. */
function countWorkingDays(today: Day, last: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) count += isWorkingDay(day, calendar).working ? 1 : 0;
  return count;
}

export function namePlace(book: CodeBook, scope: StaffScope, { place, village }: { place: string; village: string | null }): string {
  return `${nameDesk(book, scope, place)}${(village && book.findVillage(village)?.name) || ''}`;
}

export function nameDesk(book: CodeBook, scope: StaffScope, place: string): string {
  return place === scope.county ? book.findCounty(place)!.name : (book.towns.find(({ id }) => id === place)?.name ?? '');
}
