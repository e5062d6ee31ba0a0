import type { CatalogueDesk, VersionLine } from '../../../contract/catalogue.contract.ts';
import { listStandards } from '../../../rules/catalogue/list-standards.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import { dayOf, type Day } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findVersion, listOpenDrafts, listVersions } from './catalogue.store.ts';
import { listDemoFigures } from './list-demo-figures.ts';

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

/** What is in force since when, what comes next, and what colleagues are at. */
export async function readDesk(house: House, scope: StaffScope): Promise<CatalogueDesk> {
  const today = dayOf(house.clock.now());
  const rows = await listVersions(house.db, scope);
  const drafts = await listOpenDrafts(house.db, scope);
  const names = await listStaffNames(house.db, scope, [
    ...rows.flatMap(({ offered_by, approved_by, withdrawn_by }) => [offered_by, approved_by, withdrawn_by]),
    ...drafts.map(({ changed_by }) => changed_by),
  ]);
  const versions = rows.map((row) => viewVersion(row, { rows, names, today }));
  const inForce = versions.find(({ state }) => state === 'in-force');
  const row = inForce && (await findVersion(house.db, scope, inForce.version));
  const data = row && (row.data as Partial<CatalogueData>).schemaVersion === 1 ? (row.data as CatalogueData) : undefined;
  return {
    today,
    deployment: house.settings.deployment,
    standards: data ? listStandards(data.parameters, today) : [],
    demoFigures: data ? listDemoFigures(data, today) : [],
    versions,
    drafts: drafts.map(({ id, base, state, first_day, changed_by, changed_at }) => ({
      draftId: id,
      base,
      state,
      ...(first_day ? { firstDay: first_day } : {}),
      changedBy: names.get(changed_by) ?? '',
      changedAt: changed_at.toISOString(),
    })),
  };
}

/** A version with its state among the others. */
export function viewVersion(
  row: VersionRow,
  { rows, names, today }: { rows: readonly VersionRow[]; names: ReadonlyMap<string, string>; today: Day },
): VersionLine {
  const inForce = rows.find(({ effective_from, withdrawn_at }) => withdrawn_at === null && effective_from <= today);
  const state =
    row.withdrawn_at !== null
      ? 'withdrawn'
      : row.version === inForce?.version
        ? 'in-force'
        : row.effective_from > today
          ? 'coming'
          : 'replaced';
  return {
    version: row.version,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at.toISOString(),
    ...(row.offered_by ? { offeredBy: names.get(row.offered_by) ?? '' } : {}),
    ...(row.approved_by ? { approvedBy: names.get(row.approved_by) ?? '' } : {}),
    state,
    ...(row.withdrawn_at ? { withdrawnAt: row.withdrawn_at.toISOString(), withdrawnWhy: row.withdrawn_why ?? '' } : {}),
    ...(row.withdrawn_by ? { withdrawnBy: names.get(row.withdrawn_by) ?? '' } : {}),
  };
}
