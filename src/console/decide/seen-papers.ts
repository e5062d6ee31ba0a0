import { onScopeDispose, reactive } from 'vue';
import { Problem } from '../shared/problem.ts';
import { readPaper } from './decide.api.ts';

export type SeenPaper = { paperId: string } & (
  | { state: 'opening' }
  | { state: 'shown'; address: string }
  | { state: 'broken' }
  | { state: 'failed'; problem: Problem }
);

/**
 * Photos of one matter that were looked at on this visit. Each is asked of the county when somebody wants to see it, because every look is
 * kept; what was seen stays in this page's memory until the matter is left, and nowhere else.
 */
export function useSeenPapers(): {
  seen: ReadonlyMap<string, SeenPaper>;
  look(paperId: string): Promise<void>;
  tellBroken(paperId: string): void;
} {
  const seen = reactive(new Map<string, SeenPaper>());
  let here = true;
  onScopeDispose(() => {
    here = false;
    for (const paperId of seen.keys()) letGo(paperId);
  });

  function letGo(paperId: string): void {
    const paper = seen.get(paperId);
    if (paper?.state === 'shown') URL.revokeObjectURL(paper.address);
  }

  async function look(paperId: string): Promise<void> {
    const before = seen.get(paperId)?.state;
    if (before === 'shown' || before === 'opening') return;
    seen.set(paperId, { paperId, state: 'opening' });
    try {
      const photo = await readPaper(paperId);
      if (here) seen.set(paperId, { paperId, state: 'shown', address: URL.createObjectURL(photo) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      seen.set(paperId, { paperId, state: 'failed', problem: error });
    }
  }

  function tellBroken(paperId: string): void {
    letGo(paperId);
    seen.set(paperId, { paperId, state: 'broken' });
  }
  return { seen, look, tellBroken };
}
