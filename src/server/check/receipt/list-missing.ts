import { papersToBring } from '../../../rules/papers-to-bring.ts';
import { listPaperKindsOf, type MatterRow, type MatterView } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CatalogueShelf } from '../../learn/index.ts';

/** Names of the papers that are still waited for; none once it is decided or over. */
export async function listMissing(
  house: House,
  shelf: CatalogueShelf,
  scope: Scope,
  { row, procedure }: { row: MatterRow; procedure: MatterView['procedure'] },
): Promise<string[]> {
  if (row.closed_at || procedure.steps[row.step]?.decided) return [];
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const program = catalogue?.programs.find(({ id }) => id === row.program);
  const given = new Set((await listPaperKindsOf(house.db, scope, [row.application])).map(({ kind }) => kind));
  return papersToBring(program?.papers ?? [], given).flatMap(({ name, state }) => (state === 'missing' ? [name] : []));
}
