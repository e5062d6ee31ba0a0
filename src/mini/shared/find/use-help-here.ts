import { computed, ref } from 'vue';
import type { CatalogueList } from '../../../contract/learn.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { findPrograms } from '../../../rules/find-program/find-programs.ts';
import { indexPrograms } from '../../../rules/find-program/index-programs.ts';
import { programsHere } from '../../../rules/find-program/programs-here.ts';
import { useHousehold } from '../household.store.ts';
import { asProblem, type Problem } from '../http/problem.ts';
import { commonSyllables } from './common-syllables.ts';

export type ListedProgram = CatalogueList['programs'][number];

/** What help her county has today, as the phone keeps it; the list alone is enough, its texts may come later or never. */
export function useHelpHere() {
  const household = useHousehold();
  const problem = ref<Problem>();

  const programs = computed(() => {
    const list = household.list;
    return list ? programsHere(list, dayOf(new Date())) : [];
  });
  const index = computed(() => indexPrograms(programs.value, commonSyllables()));

  /** The likeliest first. */
  function find(typed: string): ListedProgram[] {
    return findPrograms(index.value, typed).flatMap((id) => programs.value.filter((program) => program.id === id));
  }

  async function load(): Promise<void> {
    problem.value = undefined;
    await household.loadCatalogue().catch((error: unknown) => (problem.value = asProblem(error)));
  }

  return { programs, problem, find, load };
}
