import type { CatalogueList } from '../../../contract/learn.contract.ts';

type Listed = CatalogueList['programs'][number];

/** What each is for, in the county's order and words; what there is none of is left out. */
export function byLayer(list: CatalogueList | undefined, programs: readonly Listed[]): { name: string; programs: Listed[] }[] {
  return Object.entries(list?.layers ?? {}).flatMap(([layer, name]) => {
    const of = programs.filter((program) => program.layer === layer);
    return of.length > 0 ? [{ name, programs: of }] : [];
  });
}
