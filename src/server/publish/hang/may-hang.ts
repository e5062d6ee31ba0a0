import type { SunshinePlace } from '../../../rules/sunshine-forms.ts';
import type { CodeBook } from '../../places/index.ts';
import { forWhom, isWithin, placesOf, type StaffScope } from '../../platform/scope.ts';

interface There {
  /** 海丰街道康家村. */
  name: string;
  village: string;
  town: string;
}

/** Where a place of this kind is; nothing where there is none, or it is another county's. */
export function findThere(book: CodeBook, county: string, kind: SunshinePlace, placeId: string): There | undefined {
  const village = kind === 'board' ? book.findVillage(placeId) : undefined;
  if (village)
    return village.county.id === county
      ? { name: `${village.town.name}${village.name}`, village: village.id, town: village.town.id }
      : undefined;
  const town = kind === 'board' || kind === 'site' ? undefined : book.towns.find(({ id }) => id === placeId);
  if (town) return town.county.id === county ? { name: town.name, village: '', town: town.id } : undefined;
  const whole = kind !== 'board' && placeId === county ? book.findCounty(county) : undefined;
  return whole && { name: whole.name, village: '', town: '' };
}

/** Whether what hangs there is hers to put up and to take off. */
export function mayHang(scope: StaffScope, there: There): boolean {
  return isWithin(scope.role, placesOf(scope), there);
}

export function actsFor(scope: StaffScope, there: There): string | undefined {
  return forWhom(scope, there)?.staff;
}

/** Every place that is hers, as a list to choose from. */
export function placesToHang(book: CodeBook, scope: StaffScope): { id: string; name: string; kind: 'county' | 'town' | 'village' }[] {
  const { county } = scope;
  const whole = findThere(book, county, 'site', county);
  const towns = book.towns.filter((town) => town.county.id === county);
  const all = [
    ...(whole ? [{ id: county, kind: 'county', there: whole } as const] : []),
    ...towns.map(({ id, name }) => ({ id, kind: 'town', there: { name, village: '', town: id } }) as const),
    ...towns
      .flatMap((town) => book.villagesOf(town.id) ?? [])
      .map(({ id, name, town }) => ({ id, kind: 'village', there: { name: `${town.name}${name}`, village: id, town: town.id } }) as const),
  ];
  return all.filter(({ there }) => mayHang(scope, there)).map(({ id, kind, there }) => ({ id, kind, name: there.name }));
}
