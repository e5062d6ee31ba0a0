import { computed, reactive, shallowRef } from 'vue';
import type { StaffListedMatter, StaffMatterLines } from '../../contract/decide.contract.ts';
import type { Loaded } from '../shared/load.ts';
import { Problem } from '../shared/problem.ts';
import { listMatters, listMoreMatters } from './decide.api.ts';
import { sortByDue } from './sort-by-due.ts';

/*
 * The list as she left it: what was loaded, how it was narrowed, where she was. It outlives the list's page, so that coming back from a
 * matter is coming back to the same line; it is in memory only, and gone with the person.
 */

export const groups = ['all', 'new', 'now', 'her', 'notice'] as const;
export type Group = (typeof groups)[number];

const fresh = { group: 'all' as Group, program: '', village: '', search: '', openedLast: '' };
export const wanted = reactive({ ...fresh });
/** Ids of lines chosen for an act on many. */
export const chosen = reactive(new Set<string>());
/** The lines as they stood when one was opened: the way to the next without going back, whatever became of them meanwhile. */
export const trail = shallowRef<readonly string[]>([]);

const loaded = shallowRef<Loaded<StaffMatterLines>>({ state: 'loading' });
export const worklist = computed(() => loaded.value);
export const problemOfMore = shallowRef<Problem>();

let latest = 0;

/** With what is there kept until the newer is there; a refusal then stands above it. */
export async function freshenWorklist(): Promise<void> {
  latest += 1;
  const mine = latest;
  problemOfMore.value = undefined;
  if (loaded.value.state === 'failed') loaded.value = { state: 'loading' };
  try {
    const value = await listMatters();
    if (mine === latest) loaded.value = { state: 'ready', value };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine !== latest) return;
    if (loaded.value.state === 'ready') problemOfMore.value = error;
    else loaded.value = { state: 'failed', problem: error };
  }
}

export async function loadMore(): Promise<void> {
  const { value } = loaded;
  if (value.state !== 'ready' || !value.value.more) return;
  latest += 1;
  const mine = latest;
  problemOfMore.value = undefined;
  try {
    const { matters, more } = await listMoreMatters(value.value.more);
    if (mine !== latest) return;
    const known = new Set(matters.map((one) => one.matterId));
    const before = value.value.matters.filter((one) => !known.has(one.matterId));
    loaded.value = { state: 'ready', value: { matters: [...before, ...matters], ...(more ? { more } : {}) } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine === latest) problemOfMore.value = error;
  }
}

const lines = computed(() => (loaded.value.state === 'ready' ? sortByDue(loaded.value.value.matters) : []));

const isIn: Record<Group, (line: StaffListedMatter) => boolean> = {
  all: () => true,
  new: (line) => line.waits === 'new',
  now: (line) => line.light === 'red' || line.light === 'overdue',
  her: (line) => line.waits === 'her',
  notice: (line) => line.waits === 'notice',
};

function isFound(line: StaffListedMatter): boolean {
  const search = wanted.search.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (!search) return true;
  // Names are masked here: what can be found by is the surname, as it stands at the beginning.
  return line.receiptNumber.replace(/\s/g, '').toLowerCase().includes(search) || line.applicant.startsWith(search.slice(0, 1));
}

/** By program, village and search: what the counts of the groups count. */
const narrowed = computed(() =>
  lines.value.filter(
    (line) => (!wanted.program || line.program === wanted.program) && (!wanted.village || line.village === wanted.village) && isFound(line),
  ),
);
export const shown = computed(() => narrowed.value.filter(isIn[wanted.group]));
export const counts = computed(
  () => Object.fromEntries(groups.map((group) => [group, narrowed.value.filter(isIn[group]).length])) as Record<Group, number>,
);

/** What there is to narrow by, with how many of each among the lines that are loaded. */
export function choicesOf(what: 'program' | 'village'): { name: string; count: number }[] {
  const counted = new Map<string, number>();
  for (const line of lines.value) counted.set(line[what], (counted.get(line[what]) ?? 0) + 1);
  const choices = [...counted].map(([name, count]) => ({ name, count }));
  choices.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  return choices;
}

export function narrowNothing(): void {
  Object.assign(wanted, { program: '', village: '', search: '', group: 'all' });
}

/** The one before and behind, on the way she took into a matter. */
export function neighboursOf(matterId: string): { before?: string; behind?: string; left: number } {
  const at = trail.value.indexOf(matterId);
  if (at < 0) return { left: 0 };
  const [before, behind] = [trail.value[at - 1], trail.value[at + 1]];
  return { ...(before ? { before } : {}), ...(behind ? { behind } : {}), left: trail.value.length - at - 1 };
}

export function forgetWorklist(): void {
  latest += 1;
  Object.assign(wanted, fresh);
  chosen.clear();
  trail.value = [];
  problemOfMore.value = undefined;
  loaded.value = { state: 'loading' };
}
