import type { ReleaseToRead } from '../../../contract/sunshine.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findRelease } from '../publish.store.ts';

/** All of it, before it is released or afterwards. */
export async function readRelease(house: House, scope: StaffScope, id: string): Promise<ReleaseToRead> {
  const row = await findRelease(house.db, scope, id);
  if (!row) throw new Problem('not-found');
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'sunshine-release', what: id });
  return { releaseId: row.id, state: row.state, digest: row.digest, content: row.content };
}
