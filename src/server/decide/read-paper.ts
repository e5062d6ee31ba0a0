import { findApplicationFor, findPaper } from '../matter/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';

/** One photo, unsealed for this look and no longer; recorded before it is shown. */
export async function readPaper(house: House, scope: StaffScope, id: string): Promise<{ bytes: Buffer; mediaType: string }> {
  const paper = await findPaper(house.db, scope, id);
  const application = paper && (await findApplicationFor(house.db, scope, paper.application));
  if (!paper || !application?.key_wrapped) throw new Problem('not-found');
  const key = house.vault.applicationKey(scope.county, paper.application, application.key_wrapped);
  await recordLook(house, house.db, scope, {
    act: 'opened',
    whatKind: 'paper',
    what: paper.id,
    forWhom: forWhom(scope, application)?.staff,
  });
  const bytes = house.vault.openBytes(
    key,
    { column: 'paper.file', county: scope.county, row: paper.id },
    await house.files.read(paper.file),
  );
  return { bytes, mediaType: paper.media_type };
}
