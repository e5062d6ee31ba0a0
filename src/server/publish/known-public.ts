import type { CodeBook } from '../places/index.ts';

/** Numbers and addresses that the county itself tells everybody: they may stand anywhere. */
export function knownPublic(book: CodeBook, county: string): string[] {
  const known = book.findCounty(county);
  if (!known) return [];
  const towns = book.towns.filter((town) => town.county.id === county);
  const villages = towns.flatMap(({ id }) => book.villagesOf(id) ?? []);
  const stations = [known, ...towns, ...villages].flatMap(({ station }) => station ?? []);
  return [
    known.hotline,
    ...(known.supervisionPhone ? [known.supervisionPhone] : []),
    ...known.bodies.map(({ phone }) => phone),
    ...stations.flatMap(({ phone, address }) => [phone, address]),
  ];
}
