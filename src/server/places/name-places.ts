import type { CodeBook } from './code-book.ts';

/** Towns and villages by their names, a village with its town's; `all` is the county. What is no longer in the book is left out. */
export function namePlaces(book: CodeBook, county: string, places: readonly string[] | 'all'): string[] {
  if (places === 'all') return [book.findCounty(county)!.name];
  return places.flatMap((id) => {
    const village = book.findVillage(id);
    const town = book.towns.find((one) => one.id === id);
    return village ? [`${village.town.name}${village.name}`] : town ? [town.name] : [];
  });
}
