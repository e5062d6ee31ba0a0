import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findPaper } from '../application.store.ts';
import { listMattersOfApplication, type MatterRow } from '../matter.store.ts';
import { findGround } from './find-ground.ts';
import { findHolds } from './find-holds.ts';
import type { Trace } from './get-matter-to-look-at.ts';
import { refuseOwnFamily } from './refuse-own-family.ts';

/** The same gate for a photo: the right to look at one matter of its application is the right to look at it. */
export async function getPaperToLookAt(
  house: House,
  scope: StaffScope,
  id: string,
): Promise<{ paper: NonNullable<Awaited<ReturnType<typeof findPaper>>>; row: MatterRow; trace: Trace }> {
  const paper = await findPaper(house.db, scope, id);
  if (!paper) throw new Problem('not-found');
  const rows = await listMattersOfApplication(house.db, scope, paper.application);
  if (rows.length === 0) await refuseOwnFamily(house, scope, { application: paper.application });
  if (!rows[0]?.key_wrapped) throw new Problem('not-found');
  const holds = await findHolds(house.db, scope, rows);
  for (const row of rows) {
    const hold = holds.get(row.id)!;
    const ground = await findGround(house.db, scope, { matter: row.id, hold, now: house.clock.now() });
    if (ground) return { paper, row, trace: { ...ground, forWhom: hold.forWhom?.staff } };
  }
  throw new Problem('reason-needed');
}
