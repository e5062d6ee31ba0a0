import { dayOf } from '../../rules/day.ts';
import { nearMonthsOf, standOf } from '../../rules/paper-lasts.ts';
import { readCardMonths } from '../matter/index.ts';
import type { County } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { placesOf, type StaffScope } from '../platform/scope.ts';
import { listWithCards } from './digest.store.ts';

/** Open matters of people a card of whom has ended, or is about to. The months are sealed: they are opened here, and kept nowhere. */
export async function listWithOldCard(house: House, scope: StaffScope, { figures }: County): Promise<string[]> {
  const rows = await listWithCards(house.db, scope, placesOf(scope));
  const today = dayOf(house.clock.now());
  const months = await readCardMonths(
    house,
    house.db,
    scope,
    rows.map(({ person }) => person),
  );
  const old = months.filter(({ kind, last }) => standOf(last, today, nearMonthsOf(kind, figures, today)) !== 'holds');
  const persons = new Set(old.map(({ person }) => person));
  return rows.filter(({ person }) => persons.has(person)).map(({ id }) => id);
}
