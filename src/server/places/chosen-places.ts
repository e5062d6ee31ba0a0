import type { CodeBook, Town, Village } from './code-book.ts';
import { forWhom, isWithin, placesOf, type StaffScope } from '../platform/scope.ts';

/** Ids of towns and villages, or 'all' for the county. */
export type ChosenPlaces = 'all' | readonly string[];

/** Whether all of it lies within what she works for. A place that the book does not know is nobody's. */
export function areHers(book: CodeBook, scope: StaffScope, places: ChosenPlaces): boolean {
  const hers = placesOf(scope);
  if (hers === 'all' || places === 'all') return hers === 'all';
  return places.every((id) => {
    const at = findAt(book, scope.county, id);
    return at !== undefined && isWithin(scope.role, hers, at);
  });
}

/** The colleague whose places these are, where she acts as somebody's deputy. */
export function deputyFor(book: CodeBook, scope: StaffScope, places: ChosenPlaces): string | undefined {
  const at = places === 'all' ? undefined : findAt(book, scope.county, places[0]!);
  return at && forWhom(scope, at)?.staff;
}

/** Towns and living villages of this county alone: what can hang somewhere. */
export function areOfCounty(book: CodeBook, county: string, places: readonly string[]): boolean {
  return places.every((id) => findAt(book, county, id) !== undefined && (book.findVillage(id)?.state ?? 'living') === 'living');
}

function findAt(book: CodeBook, county: string, id: string): { village: string; town: string } | undefined {
  const village = book.findVillage(id);
  const town = village?.town ?? book.towns.find((one) => one.id === id);
  if (!town || town.county.id !== county) return undefined;
  return { village: village?.id ?? '', town: town.id };
}

/**
 * By town, then by number, each once, also where its town was named too. A village named by itself that ended since comes
 * last: who asked for it is told why it has no page.
 */
export function listVillagesOf(book: CodeBook, county: string, places: ChosenPlaces): Village[] {
  const living = listTowns(book, county).flatMap((town) => book.villagesOf(town.id) ?? []);
  if (places === 'all') return living;
  const wanted = new Set(places);
  const ended = places.flatMap((id) => book.findVillage(id) ?? []).filter(({ state }) => state !== 'living');
  return [...living.filter((village) => wanted.has(village.town.id) || wanted.has(village.id)), ...ended];
}

/** Those with a village or more among these places: each of them has a window. */
export function listTownsOf(book: CodeBook, county: string, places: ChosenPlaces): Town[] {
  if (places === 'all') return listTowns(book, county);
  const wanted = new Set(places.map((id) => findAt(book, county, id)?.town));
  return listTowns(book, county).filter(({ id }) => wanted.has(id));
}

function listTowns(book: CodeBook, county: string): Town[] {
  return book.towns.filter((town) => town.county.id === county);
}

/** 海丰街道、3个村. At most three are named. */
export function tellPlaces(book: CodeBook, county: string, places: ChosenPlaces): string {
  if (places === 'all') return book.findCounty(county)?.name ?? '';
  const villages = places.flatMap((id) => book.findVillage(id) ?? []);
  const towns = places.flatMap((id) => book.towns.find((town) => town.id === id) ?? []);
  const told = [
    ...(towns.length > 3 ? [`${towns.length}个镇街`] : towns.map(({ name }) => name)),
    ...(villages.length > 1 ? [`${villages.length}个村`] : villages.map(({ town, name }) => `${town.name}${name}`)),
  ];
  return told.join('、');
}
