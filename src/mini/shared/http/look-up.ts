import { ref, type Ref } from 'vue';
import { ageInWords, recallSeen, type LastSeen } from '../keep/last-seen.ts';
import { askForHer } from './ask-for-her.ts';
import { asProblem, type Problem } from './problem.ts';
import { useSession } from '../session.store.ts';

export type LookUpState = 'looking' | 'sign-in' | 'ready' | 'old' | 'failed';

export interface LookUp<T> {
  state: Ref<LookUpState>;
  found: Ref<T | undefined>;
  problem: Ref<Problem | undefined>;
  /** Since when it is so, where what is shown may have changed. */
  asOf: Ref<string>;
  look(what: string, ask: () => Promise<T>): Promise<void>;
}

/** How every page that needs a sign-in looks something up: fresh where it can, else what was last told, else why not. */
export function useLookUp<T>(): LookUp<T> {
  const session = useSession();
  const state: LookUp<T>['state'] = ref('looking');
  const found = ref() as Ref<T | undefined>;
  const problem = ref<Problem>();
  const asOf = ref('');
  /** What this page has shown: a full phone may have had to throw away the copy. */
  let held: (LastSeen<T> & { whose: string; what: string }) | undefined;

  async function look(what: string, ask: () => Promise<T>): Promise<void> {
    if (!session.signedIn) {
      state.value = 'sign-in';
      return;
    }
    try {
      hold(what, { at: new Date().toISOString(), told: await askForHer(what, ask) });
      state.value = 'ready';
    } catch (error) {
      refuse(asProblem(error), what);
    }
  }

  function hold(what: string, seen: LastSeen<T>): void {
    held = { ...seen, whose: session.phone, what };
    found.value = seen.told;
  }

  function recallHeld(what: string): LastSeen<T> | undefined {
    return held?.what === what && held.whose === session.phone ? held : undefined;
  }

  function refuse(refused: Problem, what: string): void {
    problem.value = refused;
    if (refused.code === 'sign-in-needed') {
      state.value = 'sign-in';
      return;
    }
    const seen = refused.code === 'not-found' ? undefined : (recallSeen<T>(session.phone, what) ?? recallHeld(what));
    if (!seen) {
      state.value = 'failed';
      return;
    }
    hold(what, seen);
    asOf.value = ageInWords(seen);
    state.value = 'old';
  }

  return { state, found, problem, asOf, look };
}
