import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { lockFile, updateFile } from './files.store.ts';

/** Throws a tried file away, with its bytes; that it was tried stays. Dropped again is the same. */
export async function dropFile(house: House, scope: StaffScope, id: string): Promise<void> {
  const file = await house.db.transaction().execute(async (tx) => {
    const row = await lockFile(tx, scope, id);
    if (!row) throw new Problem('not-found', { because: 'no such file of places' });
    if (row.state === 'confirmed') throw new Problem('not-now', { text: '这个文件已经确认过，扔不掉了。' });
    if (row.state === 'dropped') return row.file;
    await updateFile(tx, scope, id, { state: 'dropped', closed_by: scope.staff, closed_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'dropped', whatKind: 'places-file', what: id });
    return row.file;
  });
  await house.files.remove(file);
}
