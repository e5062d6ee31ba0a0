import type { HandOvers } from '../../../contract/decide.contract.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { listHandOvers, listMattersFor, viewMatters } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { handOverLine } from './hand-over-line.ts';

/** So long she is reminded of what came back to her. */
const cameBackDays = 7;

/** 转给我的, what I offered, and what came back; names masked like in the list. */
export async function viewHandOvers(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope): Promise<HandOvers> {
  const since = new Date(house.clock.now().getTime() - cameBackDays * 86_400_000);
  const all = await listHandOvers(house.db, scope, since);
  const rows = await listMattersFor(
    house.db,
    scope,
    all.map(({ matter }) => matter),
  );
  const views = await viewMatters(house, house.db, scope, rows, book.findCounty(scope.county)!.calendar);
  const handOvers: HandOvers['handOvers'] = [];
  for (const one of all) {
    const view = views.find(({ row }) => row.id === one.matter);
    if (!view) continue;
    const { row, applicant } = view;
    handOvers.push({
      ...handOverLine(house, scope, row, one),
      matterId: row.id,
      program: await shelf.programName(row.county, row.catalogue_version, row.program),
      applicant,
      village: book.findVillage(row.village)?.name ?? '',
    });
  }
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'matters', what: String(handOvers.length) });
  return { handOvers };
}
