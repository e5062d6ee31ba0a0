import type { Load } from './load.ts';
import { useChange, type Change } from './use-change.ts';
import { wishIds } from './wish-ids.ts';

interface Acts<T, A> extends Change {
  /** True once it is done. Where the thing has moved meanwhile, what stands there now is shown before anything is pressed again. */
  act(seen: T, what: A): Promise<boolean>;
}

/**
 * What is done about one thing that others may have in hand too. `send` does it with an id that is the same for the same press on the same
 * version, and gives the words for what became of it; the page is read anew then.
 */
export function useActs<T extends { version: number }, A>(
  load: Load<T>,
  send: (seen: T, what: A & { submissionId: string }) => Promise<string>,
): Acts<T, A> {
  const news = useChange();
  const idOf = wishIds();
  return Object.assign(news, {
    async act(seen: T, what: A): Promise<boolean> {
      const isDone = await news.change(() => send(seen, { submissionId: idOf([seen.version, what]), ...what }));
      if (isDone || news.problem?.code === 'changed-meanwhile') await load.refresh();
      return isDone;
    },
  });
}
