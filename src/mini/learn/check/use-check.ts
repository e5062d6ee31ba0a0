import { computed, ref, toRaw } from 'vue';
import { dayOf } from '../../../rules/day.ts';
import { asProblem, type Problem } from '../../shared/http/problem.ts';
import { useHousehold } from '../../shared/household.store.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { useSelfCheck } from '../../shared/self-check.store.ts';
import { readCatalogue } from '../../shared/read-catalogue.ts';
import { emptyCheck, fitCheck } from './settle-family.ts';

/** What every page of the 自测 stands on: the county's rules, and what this family has said so far. Asks the county for rules alone. */
export function useCheck() {
  const household = useHousehold();
  const kept = useSelfCheck();
  const state = ref<'waiting' | 'ready' | 'no-catalogue'>('waiting');
  const problem = ref<Pick<Problem, 'title' | 'text'>>();
  const day = dayOf(new Date());

  const told = computed(() => household.catalogue ?? (household.list && toRaw(household.list)));
  /** Only read where the state is ready. */
  const ready = computed(() => {
    const compiled = readCatalogue(told.value, day);
    return told.value && compiled !== 'unreadable' ? { told: told.value, compiled } : undefined;
  });
  const check = computed((): SelfCheck => kept.check ?? emptyCheck());

  /** What lies on the phone is enough; nobody waits for a network then. */
  async function open(): Promise<void> {
    const coming = household.loadCatalogue().catch((error: unknown) => void asProblem(error));
    if (!told.value) await coming;
    kept.remember();
    if (ready.value && kept.check) kept.check = fitCheck(ready.value.told, kept.check);
    state.value = ready.value ? 'ready' : 'no-catalogue';
  }

  /** A full phone is said, and she goes on: what she answers holds until she closes the page. */
  function write(next: SelfCheck): void {
    try {
      kept.write(next);
      problem.value = undefined;
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  return { kept, state, problem, day, ready, check, open, write };
}
