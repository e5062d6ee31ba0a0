import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { knownPublic } from '../known-public.ts';
import { endReleases, findRelease, lockSunshine, updateRelease } from '../publish.store.ts';
import { refusePersonalContent } from './write-content.ts';

/** A second person makes public what she read; the release before comes down with it. Twice is once. */
export async function confirmRelease(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { id, digest }: { id: string; digest: string },
): Promise<void> {
  const now = house.clock.now();
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const row = await findRelease(tx, scope, id);
    if (!row) throw new Problem('not-found');
    if (row.digest !== digest) throw new Problem('changed-meanwhile', { text: '和您看的不是同一份。请再看一遍，再发布。' });
    if (row.state === 'released' && row.released_by === scope.staff) return;
    if (row.state !== 'proposed') throw new Problem('not-now', { text: '这一份已经不等发布了。请刷新看看。' });
    if (row.proposed_by === scope.staff) throw new Problem('not-now', { text: '您提的，要请一位同事来发布。' });
    refusePersonalContent(row.content, knownPublic(book, scope.county));
    await endReleases(tx, scope, 'released', { state: 'replaced', ended_by: scope.staff, ended_at: now });
    await updateRelease(tx, scope, id, { state: 'released', released_by: scope.staff, released_at: now });
    await recordLook(house, tx, scope, { act: 'released', whatKind: 'sunshine-release', what: id });
  });
}
