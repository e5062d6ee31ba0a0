import { defineStore } from 'pinia';
import { phoneProblem } from './http/problem.ts';
import { forget, keep, recall } from './keep/keep.ts';
import { isNewerSelfCheck, readSelfCheck, type SelfCheck } from './keep/self-check.ts';

const key = 'self-check';

/**
 * What a family said of itself in the 家庭自测. It lies on this phone alone: nothing here is ever sent, but what she herself
 * takes along into an application, says yes to there, and sends.
 */
export const useSelfCheck = defineStore('self-check', {
  state: () => ({ check: undefined as SelfCheck | undefined }),
  actions: {
    /** What is in memory is further than what is kept, where the phone was full. */
    remember() {
      this.check ??= readSelfCheck(recall(key));
    },
    /** Throws 'phone-full' when it could not be kept, and 'needs-newer-app' over a newer one. She can go on in both cases. */
    write(check: SelfCheck) {
      this.check = check;
      if (isNewerSelfCheck(recall(key))) throw phoneProblem('needs-newer-app');
      keep(key, check);
    },
    wipe() {
      this.check = undefined;
      forget(key);
    },
  },
});
