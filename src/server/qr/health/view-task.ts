import type { CodeTask } from '../../../contract/codes.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { CodeBook, Village } from '../../places/index.ts';

export interface TaskRow {
  id: string;
  village: string;
  code: string;
  kind: string;
  reports: number;
  opened_at: Date;
}

/** Whose task it is today: where its code leads now, or the village it was opened in. */
export function villageOfTask(book: CodeBook, task: TaskRow): Village | undefined {
  return book.findCode(task.code)?.village ?? book.findVillage(task.village);
}

export function viewTask(task: TaskRow, { id, name, town }: Village): CodeTask {
  return {
    taskId: task.id,
    codeId: task.code,
    village: { id, name },
    town: { id: town.id, name: town.name },
    kind: task.kind,
    reports: task.reports,
    openedOn: dayOf(task.opened_at),
  };
}
