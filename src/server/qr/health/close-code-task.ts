import type { CodeTask } from '../../../contract/codes.contract.ts';
import type { CodeTaskOutcome } from '../../../rules/code-kinds.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { isHers } from './is-hers.ts';
import { closeTask, findOutcome, findTask } from './task.store.ts';
import { viewTask, villageOfTask } from './view-task.ts';

/** What became of a report. Said twice it is the same; what was said first stands. */
export async function closeCodeTask(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { taskId, outcome }: { taskId: string; outcome: CodeTaskOutcome },
): Promise<CodeTask> {
  const { db, clock } = house;
  const task = await findTask(db, scope, taskId);
  const village = task && villageOfTask(book, task);
  if (!village || !isHers(scope, village)) throw new Problem('not-found');
  await db.transaction().execute(async (tx) => {
    if (await closeTask(tx, scope, { id: taskId, outcome, by: scope.staff, now: clock.now() }))
      await recordLook(house, tx, scope, { act: 'ended', whatKind: 'code-task', what: taskId });
    else if ((await findOutcome(tx, scope, taskId)) !== outcome) throw new Problem('not-now', { text: '这件已经办结了。' });
  });
  return viewTask(task, village);
}
