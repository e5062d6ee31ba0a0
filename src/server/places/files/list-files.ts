import type { PlacesFiles } from '../../../contract/places.contract.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listFiles as listRows } from './files.store.ts';
import type { KeptReport } from './make-report.ts';

/** The newest files of places that were tried. */
export async function listFiles(house: House, scope: StaffScope): Promise<PlacesFiles> {
  const { rows, rest } = await listRows(house.db, scope);
  const staff = await listStaffNames(
    house.db,
    scope,
    rows.map((row) => row.tried_by),
  );
  return {
    ...rest,
    files: rows.map(({ id, kind, name, state, tried_by, tried_at, report }) => ({
      fileId: id,
      kind,
      name,
      state,
      triedBy: staff.get(tried_by) ?? '',
      triedAt: tried_at.toISOString(),
      counts: (report as KeptReport).counts,
    })),
  };
}
