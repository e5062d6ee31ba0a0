import type { Ground } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { MatterRow } from '../matter.store.ts';
import { findGround } from './find-ground.ts';
import { findHolds } from './find-holds.ts';
import { getMatterToActOn } from './get-matter-to-act-on.ts';
import type { Hold } from './judge-hold.ts';

export interface MatterToLookAt {
  row: MatterRow;
  hold: Hold;
  trace: Trace;
}

/** Goes into the row of audit of the look, which whoever shows something writes in the transaction that reads. */
export interface Trace {
  ground: Ground;
  lookReason?: string | undefined;
  forWhom?: string | undefined;
}

/**
 * THE GATE before a look. Every door of the staff that shows more than the masked line of a list (a page, a photo, a printed sheet, an
 * export, what the hotline tells) asks here first. Gives the row with the right by which she looks; `not-found` out of her scope,
 * `own-household` for her own family's, `reason-needed` where she must say first why (`keepLookReason`).
 * Record the look: `recordLook(house, tx, scope, { act: 'opened', whatKind: 'matter', what: row.id, ...trace })`.
 */
export async function getMatterToLookAt(house: House, scope: StaffScope, id: string): Promise<MatterToLookAt> {
  const row = await getMatterToActOn(house, scope, id);
  const hold = (await findHolds(house.db, scope, [row])).get(row.id)!;
  const ground = await findGround(house.db, scope, { matter: row.id, hold, now: house.clock.now() });
  if (!ground) throw new Problem('reason-needed');
  return { row, hold, trace: { ...ground, forWhom: hold.forWhom?.staff } };
}
