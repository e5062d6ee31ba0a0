import type { WorkCards } from '../../../contract/visit.contract.ts';
import { visitOffices } from '../../../rules/visits.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listVisitors } from '../visit.store.ts';

/** Who goes to households, with the number that she shows there; empty where nobody has noted it, and then nobody can send her. */
export async function listWorkCards(house: House, book: CodeBook, scope: StaffScope): Promise<WorkCards> {
  const townName = (id: string): string => book.towns.find((town) => town.id === id)?.name ?? '';
  return {
    people: (await listVisitors(house.db, scope)).map(({ id, name, role, places, card_number }) => ({
      staffId: id,
      name,
      office: role === 'county' ? visitOffices.county : places.map(townName).filter(Boolean).join('、') || visitOffices.town,
      cardNumber: card_number ?? '',
    })),
  };
}
