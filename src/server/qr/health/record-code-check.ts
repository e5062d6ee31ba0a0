import { dayOf } from '../../../rules/day.ts';
import type { CodeFinding } from '../../../rules/code-kinds.ts';
import type { CodeEntry } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope, StaffScope } from '../../platform/scope.ts';
import { findCheck, findPhoto, insertCheck } from './check.store.ts';
import { openOrAddTo } from './task.store.ts';

export interface CodeCheck {
  checkId: string;
  finding: CodeFinding;
  photoId?: string;
}

/**
 * Somebody who may say so stood before a code. What is wrong opens its task or is added to it, and says what the task is about: she saw it.
 * What is fine closes nothing; it is shown beside the task.
 */
export async function recordCodeCheck(
  house: House,
  scope: CitizenScope | StaffScope,
  entry: CodeEntry,
  check: CodeCheck,
): Promise<{ checkId: string; onDay: string }> {
  const { db, clock } = house;
  const { county } = scope;
  const { checkId, finding, photoId } = check;
  const village = entry.village.id;
  const now = clock.now();
  const byKind: 'staff' | 'liaison' = scope.kind === 'staff' ? 'staff' : 'liaison';
  const row = {
    county,
    id: checkId,
    village,
    code: entry.id,
    finding,
    photo: photoId ?? null,
    by_kind: byKind,
    by: whoIs(scope),
    at: now,
    on_day: dayOf(now),
  };
  return db.transaction().execute(async (tx) => {
    if (photoId !== undefined) await refuseForeignPhoto(tx, scope, { photoId, village });
    if (!(await insertCheck(tx, row))) return { checkId, onDay: await sameOrRefuse(tx, scope, row) };
    if (finding !== 'fine')
      await openOrAddTo(tx, scope, { id: newId(clock), village, code: entry.id, kind: finding, now, kindNow: finding });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'code-check', what: checkId });
    return { checkId, onDay: row.on_day };
  });
}

function whoIs(scope: CitizenScope | StaffScope): string {
  return scope.kind === 'staff' ? scope.staff : scope.account;
}

/** A liaison shows only what she sent herself. */
async function refuseForeignPhoto(
  tx: Tx,
  scope: CitizenScope | StaffScope,
  { photoId, village }: { photoId: string; village: string },
): Promise<void> {
  const photo = await findPhoto(tx, scope, photoId);
  const hers = photo?.village === village && (scope.kind === 'staff' || photo.sent_by === scope.account);
  if (!hers) throw new Problem('field-refused', { field: 'photoId', text: '照片还没传到。请再传一次。' });
}

async function sameOrRefuse(
  tx: Tx,
  scope: CitizenScope | StaffScope,
  row: { id: string; by: string; code: string; finding: string; photo: string | null },
): Promise<string> {
  const stands = await findCheck(tx, scope, row.id);
  if (stands?.by !== row.by) throw new Problem('not-found');
  const same = stands.code === row.code && stands.finding === row.finding && stands.photo === row.photo;
  if (!same) throw new Problem(scope.kind === 'staff' ? 'not-now' : 'already-sent-differently');
  return stands.on_day;
}
