import type { CatalogueShelf } from '../learn/index.ts';
import { listDeclaredOf, listPaperKindsOf, type MatterRow } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listMissing } from './list-missing.ts';

/** What each of these matters lacks, by matter: two statements however many there are. Whoever asks has the right to read facts. */
export async function findMissing(
  house: House,
  shelf: CatalogueShelf,
  scope: StaffScope,
  rows: readonly MatterRow[],
): Promise<Map<string, string[]>> {
  const readable = rows.filter((row) => row.key_wrapped);
  const applications = [...new Set(readable.map((row) => row.application))];
  const sets = Map.groupBy(await listDeclaredOf(house.db, scope, applications), (set) => set.application);
  const papers = Map.groupBy(await listPaperKindsOf(house.db, scope, applications), (paper) => paper.application);
  const missing = new Map<string, string[]>();
  for (const row of readable) {
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
    const answers: Record<string, unknown> = {};
    for (const set of sets.get(row.application) ?? [])
      Object.assign(answers, house.vault.openJson(key, { column: 'fact_set.sealed', county: scope.county, row: set.id }, set.sealed));
    const kinds = new Set((papers.get(row.application) ?? []).map(({ kind }) => kind));
    const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
    missing.set(row.id, listMissing(catalogue, { program: row.program, papers: kinds, answers }));
  }
  return missing;
}
