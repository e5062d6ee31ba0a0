import { shallowReactive } from 'vue';
import { Problem } from './problem.ts';

export interface Change {
  step: 'choosing' | 'sending';
  said: string;
  problem: Problem | undefined;
  /** One act at a time; its words on success, or the refusal, are what `News` shows. True once it is done. */
  change(act: () => Promise<string>): Promise<boolean>;
}

/** Acts of a page whose news come on top of it. */
export function useChange(): Change {
  const now: Change = shallowReactive({ step: 'choosing', said: '', problem: undefined, change });
  return now;

  async function change(act: () => Promise<string>): Promise<boolean> {
    if (now.step === 'sending') return false;
    Object.assign(now, { step: 'sending', said: '', problem: undefined });
    try {
      now.said = await act();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      now.problem = error;
      return false;
    } finally {
      now.step = 'choosing';
    }
  }
}
