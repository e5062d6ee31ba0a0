import type { CatalogueShelf } from '../learn/index.ts';
import { dayOf } from '../../rules/day.ts';
import { listDeclaredOf, listMembersOf, listPaperKindsOf, type MatterRow } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listMissing } from './list-missing.ts';
import { openMembers } from './open-members.ts';

/** What each of these matters lacks, by matter: three statements however many there are. Whoever asks has the right to read facts. */
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
  const members = Map.groupBy(await listMembersOf(house.db, scope, applications), (member) => member.application);
  const today = dayOf(house.clock.now());
  const missing = new Map<string, string[]>();
  for (const row of readable) {
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
    const answers: Record<string, unknown> = {};
    for (const set of sets.get(row.application) ?? [])
      Object.assign(answers, house.vault.openJson(key, { column: 'fact_set.sealed', county: scope.county, row: set.id }, set.sealed));
    const called = new Map(openMembers(house, scope, key, members.get(row.application) ?? []).map((one) => [one.id, one.said.called]));
    const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
    missing.set(row.id, listMissing(catalogue, { program: row.program, papers: papers.get(row.application) ?? [], answers, called, today }));
  }
  return missing;
}
