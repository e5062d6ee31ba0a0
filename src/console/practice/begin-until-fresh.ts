import { Problem } from '../shared/problem.ts';
import { beginPractice, readPractice } from './practice.api.ts';

const everyMs = 2000;
const looksAtMost = 30;

/**
 * Begins anew, and where no answer came in time, or a colleague is just at it, looks until a new one is open: what was asked for goes on
 * at the county whether this page still waits or not.
 */
export async function beginUntilFresh(seen: number): Promise<void> {
  try {
    await beginPractice(seen);
  } catch (error) {
    if (!(error instanceof Problem) || !(error.code === 'too-slow' || error.code === 'not-now')) throw error;
    if (!(await lookUntilFresh(seen))) throw error;
  }
}

async function lookUntilFresh(seen: number): Promise<boolean> {
  for (let looks = 0; looks < looksAtMost; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    if ((await readPractice()).generation > seen) return true;
  }
  return false;
}
