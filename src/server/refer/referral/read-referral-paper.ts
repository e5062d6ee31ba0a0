import { roleRights } from '../../../rules/role-rights.ts';
import { findPaper, refuseUnconsented } from '../../matter/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { findReferralFor } from '../refer.store.ts';
import { keyOf, openReferral } from './open-referral.ts';

/** One photo that was chosen for this referral; any other of the application is not there. Recorded before it is shown. */
export async function readReferralPaper(
  house: House,
  scope: StaffScope,
  { referralId, paperId }: { referralId: string; paperId: string },
): Promise<{ bytes: Buffer; mediaType: string }> {
  const row = await findReferralFor(house.db, scope, referralId);
  if (!row || (row.state === 'ended' && roleRights[scope.role].matters === 'of-body')) throw new Problem('not-found');
  const key = keyOf(house, scope, row);
  const paper = openReferral(house, scope, key, row).papers.includes(paperId) ? await findPaper(house.db, scope, paperId) : undefined;
  if (!paper) throw new Problem('not-found');
  await refuseUnconsented(house.db, scope, { application: paper.application, member: paper.whose ?? 'm1', kind: 'sensitive-data' });
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'paper', what: paper.id, forWhom: forWhom(scope, row)?.staff });
  const at = { column: 'paper.file', county: scope.county, row: paper.id };
  return { bytes: house.vault.openBytes(key, at, await house.files.read(paper.file)), mediaType: paper.media_type };
}
