import type { NewsChoices } from '../../../contract/news.contract.ts';
import { newsKinds } from '../../../rules/news.ts';
import { areHers } from '../../places/index.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';
import type { Desk } from './news.routes.ts';

/** What she may write, for whom and where. */
export async function readChoices({ book, catalogue: shelf }: Desk, scope: StaffScope): Promise<NewsChoices> {
  const catalogue = (await shelf.findInForce(scope.county))?.catalogue;
  const towns = book.towns.filter(({ county }) => county.id === scope.county);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    kinds: newsKinds.filter((kind) => kind === 'session' || scope.role === 'county'),
    wholeCounty: placesOf(scope) === 'all',
    groups: Object.entries(catalogue?.targetGroups ?? {}).map(([id, name]) => ({ id, name })),
    programs: (catalogue?.programs ?? []).map(named),
    towns: towns
      .map((town) => ({ ...named(town), mine: areHers(book, scope, [town.id]), villages: (book.villagesOf(town.id) ?? []).map(named) }))
      .filter(({ mine }) => mine),
  };
}
