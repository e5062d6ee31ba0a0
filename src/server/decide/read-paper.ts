import { getPaperToLookAt, refuseUnconsented } from '../matter/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';

/** One photo, unsealed for this look and no longer; recorded before it is shown. */
export async function readPaper(house: House, scope: StaffScope, id: string): Promise<{ bytes: Buffer; mediaType: string }> {
  const { paper, row, trace } = await getPaperToLookAt(house, scope, id);
  await refuseUnconsented(house.db, scope, { application: paper.application, member: paper.whose ?? 'm1', kind: 'sensitive-data' });
  const key = house.vault.applicationKey(scope.county, paper.application, row.key_wrapped!);
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'paper', what: paper.id, ...trace });
  const bytes = house.vault.openBytes(
    key,
    { column: 'paper.file', county: scope.county, row: paper.id },
    await house.files.read(paper.file),
  );
  return { bytes, mediaType: paper.media_type };
}
