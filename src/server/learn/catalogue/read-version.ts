import type { CatalogueVersion } from '../../../contract/catalogue.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findVersion, listVersions } from './catalogue.store.ts';
import { compareCatalogues } from './compare-catalogues.ts';
import { getKept } from './draft-content.ts';
import { viewVersion } from './read-desk.ts';

/** One published version: by whom, and what it changed. */
export async function readVersion(house: House, scope: StaffScope, version: number): Promise<CatalogueVersion> {
  const row = await findVersion(house.db, scope, version);
  if (!row) throw new Problem('not-found', { because: 'no such version' });
  const rows = await listVersions(house.db, scope);
  const names = await listStaffNames(house.db, scope, [row.offered_by, row.approved_by, row.withdrawn_by]);
  const standing = rows.filter(({ withdrawn_at }) => withdrawn_at === null);
  const before = rows.find((one) => one.version < version && one.withdrawn_at === null);
  const beforeRow = before && (await findVersion(house.db, scope, before.version));
  const bothKept = [row, beforeRow].every((one) => (one?.data as { schemaVersion?: number } | undefined)?.schemaVersion === 1);
  return {
    ...viewVersion(row, { rows, names, today: dayOf(house.clock.now()) }),
    ...(before ? { before: before.version } : {}),
    changes: bothKept ? compareCatalogues(getKept(beforeRow!.data), getKept(row.data)) : [],
    mayWithdraw: standing[0]?.version === version && standing.length > 1,
  };
}

/** A published version whole. */
export async function readVersionData(house: House, scope: StaffScope, version: number): Promise<unknown> {
  const row = await findVersion(house.db, scope, version);
  if (!row) throw new Problem('not-found', { because: 'no such version' });
  return getKept(row.data);
}
