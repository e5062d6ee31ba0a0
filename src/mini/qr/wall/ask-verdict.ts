import type { OpenedCode } from '../../../contract/qr.contract.ts';
import { asProblem, phoneProblem, Problem } from '../../shared/http/problem.ts';
import { words } from './check-code-words.ts';
import { checkCode } from './wall.api.ts';

/** What the county says of a code, or why nobody can say. receipt and not-ours may be known without it. */
export type Verdict =
  | { kind: 'real' | 'old'; opened: OpenedCode }
  | { kind: 'not-ours' | 'receipt' }
  | { kind: 'failed'; problem: Problem };

/** Never throws, and keeps nothing. */
export async function askVerdict(text: string): Promise<Verdict> {
  try {
    const { verdict, opened } = await checkCode(text);
    if ((verdict === 'real' || verdict === 'old') && opened) return { kind: verdict, opened };
    // A word of a newer county: it is no "not ours", and no "real" either.
    return verdict === 'not-ours' ? { kind: verdict } : { kind: 'failed', problem: phoneProblem('not-understood') };
  } catch (error) {
    return { kind: 'failed', problem: inItsWords(asProblem(error)) };
  }
}

/** Here nothing has been written that could be lost: what she must know is that nobody has judged this code. */
function inItsWords(problem: Problem): Problem {
  const { code } = problem;
  if (code === 'no-network' || code === 'too-slow') return new Problem({ code, ...words.noNetwork });
  return code === 'not-understood' || code === 'not-found' ? new Problem({ code, ...words.notNow }) : problem;
}
