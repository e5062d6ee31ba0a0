import { rename, rm } from 'node:fs/promises';
import { checkPages, type PageProof } from './check-pages.ts';

/** What a file is called until it is checked. */
export function unfinishedPath(path: string): string {
  return `${path}.part`;
}

/** Looks at a drawn file and gives it its name; one that is not as it should be is removed, and `PostersRefused` thrown. */
export async function keepChecked(path: string, proofs: readonly PageProof[], signal?: AbortSignal): Promise<void> {
  const unfinished = unfinishedPath(path);
  try {
    await checkPages(unfinished, proofs);
    signal?.throwIfAborted();
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
