import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findHanging, takeOff } from '../publish.store.ts';
import { actsFor, findThere, mayHang } from './may-hang.ts';

/** 摘了: whoever stands before it says so; afterwards it is nobody's task. */
export async function takeOffHanging(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = await findHanging(tx, scope, id);
    const there = row && findThere(book, scope.county, row.kind, row.place);
    if (!there || !mayHang(scope, there)) throw new Problem('not-found');
    if (!(await takeOff(tx, scope, id, { staff: scope.staff, at: house.clock.now() }))) return;
    await recordLook(house, tx, scope, { act: 'taken-off', whatKind: 'sunshine-hanging', what: id, forWhom: actsFor(scope, there) });
  });
}
