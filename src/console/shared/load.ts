import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { Problem } from './problem.ts';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; problem: Problem };

/** What a page shows while it asks, when it has it, and when it could not get it. */
export interface Load<T> {
  now: Readonly<ShallowRef<Loaded<T>>>;
  /** From the beginning, with nothing on the page. */
  load(): Promise<void>;
  /** Once more, with what is there kept on the page until the newer is there. */
  refresh(): Promise<void>;
  /** The same by itself, while somebody reads: where it fails, what is there stays. */
  keepFresh(ask: () => Promise<T>): Promise<void>;
}

/** The latest question wins; an answer to an older one, or for a page that is left, is dropped. */
export function useLoad<T>(ask: () => Promise<T>): Load<T> {
  const now = shallowRef<Loaded<T>>({ state: 'loading' });
  let latest = 0;
  onScopeDispose(() => (latest += 1));

  async function refresh(): Promise<void> {
    latest += 1;
    const mine = latest;
    const next = await ask().then(
      (value): Loaded<T> => ({ state: 'ready', value }),
      (error: unknown): Loaded<T> => {
        if (error instanceof Problem) return { state: 'failed', problem: error };
        throw error;
      },
    );
    if (mine === latest) now.value = next;
  }

  async function keepFresh(again: () => Promise<T>): Promise<void> {
    const mine = latest;
    const value = await again().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
    if (value !== undefined && mine === latest) now.value = { state: 'ready', value };
  }

  async function load(): Promise<void> {
    now.value = { state: 'loading' };
    await refresh();
  }
  return { now, load, refresh, keepFresh };
}
