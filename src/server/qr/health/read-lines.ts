import { addDays, dayOf } from '../../../rules/day.ts';
import type { CodeBook, Town, Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listLiaisons } from './liaison.store.ts';
import { listVillageLines } from './lines.store.ts';
import { listOpenTasks } from './task.store.ts';
import { villageOfTask, type TaskRow } from './view-task.ts';

export interface VillageLine {
  town: Town;
  village: Village;
  liaisons: string[];
  lastScanOn: string | undefined;
  lastCheckOn: string | undefined;
  finding: string | undefined;
  /** Of a code first, and only then that somebody guesses at its number. */
  task: TaskRow | undefined;
  /** In all these weeks, though its code hung there all the time; a village without a code, or of last week, is neither. */
  silent: 'silent' | 'opened' | 'too-new';
  checked: 'unchecked' | 'checked' | 'too-new';
}

/** How the codes of villages fared in the last weeks, in three statements however many villages they are. */
export async function readLines(
  { db, clock }: House,
  book: CodeBook,
  scope: StaffScope,
  { towns, weeks }: { towns: readonly { town: Town; villages: readonly Village[] }[]; weeks: number },
): Promise<{ from: string; lines: VillageLine[] }> {
  const today = dayOf(clock.now());
  const from = addDays(today, -7 * weeks);
  const villages = towns.flatMap((one) => one.villages.map(({ id }) => id));
  const rows = new Map((await listVillageLines(db, scope, villages)).map((row) => [row.id, row]));
  const liaisons = Map.groupBy(await listLiaisons(db, scope, { villages, today }), ({ village }) => village);
  const tasks = Map.groupBy(await listOpenTasks(db, scope), (task) => villageOfTask(book, task)?.id);
  const lines = towns.flatMap(({ town, villages: its }) =>
    its.map((village): VillageLine => {
      const row = rows.get(village.id);
      const hung = village.codeId && row?.first_issued_at && row.since <= from && dayOf(row.first_issued_at) <= from;
      const open = tasks.get(village.id) ?? [];
      const [lastScanOn, lastCheckOn] = [row?.last_scan_on ?? undefined, row?.last_check_on ?? undefined];
      return {
        town,
        village,
        liaisons: (liaisons.get(village.id) ?? []).map(({ name }) => name),
        lastScanOn,
        lastCheckOn,
        finding: row?.finding ?? undefined,
        task: open.find(({ kind }) => kind !== 'guessed') ?? open[0],
        silent: lastScanOn && lastScanOn >= from ? 'opened' : hung ? 'silent' : 'too-new',
        checked: lastCheckOn && lastCheckOn >= from ? 'checked' : hung ? 'unchecked' : 'too-new',
      };
    }),
  );
  return { from, lines };
}
