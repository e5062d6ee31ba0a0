import type { SunshineForm } from '../../../rules/sunshine-forms.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findExport, findRelease } from '../publish.store.ts';

const types: Readonly<Record<SunshineForm, string>> = {
  'site-page': 'text/html; charset=utf-8',
  'screen-page': 'text/html; charset=utf-8',
  'site-table': 'text/csv; charset=utf-8',
  'corner-a4': 'application/pdf',
  'board-a3': 'application/pdf',
  'plates-a4': 'application/pdf',
};

/** The file, as long as its release holds; that somebody wanted one that came down is not written down. */
export async function downloadExport(house: House, scope: StaffScope, id: string): Promise<{ type: string; bytes: Buffer }> {
  const row = await findExport(house.db, scope, id);
  if (!row) throw new Problem('not-found');
  const release = await findRelease(house.db, scope, row.release);
  if (release?.state !== 'released') throw new Problem('taken-down');
  await recordLook(house, house.db, scope, { act: 'exported', whatKind: 'sunshine-export', what: id });
  return { type: types[row.form], bytes: row.file };
}
