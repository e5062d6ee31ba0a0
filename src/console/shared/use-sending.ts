import { ref, type Ref } from 'vue';
import { Problem } from './problem.ts';

export interface Sending {
  step: Ref<'writing' | 'sending'>;
  problem: Ref<Problem | undefined>;
  /** True once it is recorded; a refusal is shown where it was written, and what was typed stays. */
  send(act: () => Promise<unknown>): Promise<boolean>;
}

export function useSending(): Sending {
  const step = ref<'writing' | 'sending'>('writing');
  const problem = ref<Problem>();
  return {
    step,
    problem,
    async send(act) {
      if (step.value === 'sending') return false;
      step.value = 'sending';
      problem.value = undefined;
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problem.value = error;
        return false;
      } finally {
        step.value = 'writing';
      }
    },
  };
}
