import type { PlacesReport } from '../../../contract/places.contract.ts';
import type { Reader } from '../../platform/database.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findFile } from './files.store.ts';
import type { KeptReport } from './make-report.ts';

/** The report of a tried file as it was read last, or `not-found`. */
export async function viewFile(db: Reader, scope: StaffScope, id: string): Promise<PlacesReport> {
  const row = await findFile(db, scope, id);
  if (!row) throw new Problem('not-found', { because: 'no such file of places' });
  const staff = await listStaffNames(db, scope, [row.tried_by, ...(row.closed_by ? [row.closed_by] : [])]);
  const { counts, rows, rowsLeftOut } = row.report as KeptReport;
  return {
    fileId: row.id,
    kind: row.kind,
    name: row.name,
    sha256: row.sha256,
    digest: row.report_digest,
    state: row.state,
    triedBy: staff.get(row.tried_by) ?? '',
    triedAt: row.tried_at.toISOString(),
    ...(row.closed_by ? { closedBy: staff.get(row.closed_by) ?? '' } : {}),
    mayConfirm: row.state === 'waiting' && row.tried_by !== scope.staff,
    counts,
    rows,
    rowsLeftOut,
  };
}
