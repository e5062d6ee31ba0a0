import { computed } from 'vue';
import { dayOf } from '../../rules/day.ts';
import { useHousehold } from '../shared/household.store.ts';
import { asProblem, type Problem } from '../shared/http/problem.ts';
import { readCatalogue } from '../shared/read-catalogue.ts';
import type { Told } from './steps.ts';
import { words } from './words.ts';

/** What every page of an application stands on: the county's questions with their texts, and its rules made ready. */
export function useTold() {
  const household = useHousehold();
  const told = computed((): Told | undefined => {
    const { catalogue } = household;
    const compiled = readCatalogue(catalogue, dayOf(new Date()));
    return catalogue && compiled !== 'unreadable' ? { catalogue, compiled } : undefined;
  });

  /** What is wrong where it cannot be written on; nothing where it can. */
  async function load(): Promise<Pick<Problem, 'title' | 'text'> | undefined> {
    const problem = await household.loadCatalogue().catch((error: unknown) => asProblem(error));
    if (told.value) return undefined;
    return problem ?? words.form.catalogueGone;
  }

  return { told, load };
}
