import { villageOfCode } from '../../../rules/code-id.ts';
import { Problem } from '../../platform/problem.ts';

/** Letters first: after twelve figures a letter is where the eye finds the end. None that is taken for another. */
const issues = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/**
 * The next issue character for this number of a village. `ids`: all that exist with such a number; one that was ever used is never used
 * again, whichever village it was for. Refuses with `not-now` when all are used up, or where the number is none.
 */
export function chooseIssue(number: string, ids: Iterable<string>): string {
  if (!/^\d{12}$/.test(number)) throw new Problem('not-now', { text: '这个村还没有12位的编号。请先补上编号，再发码。' });
  const used = new Set([...ids].filter((id) => villageOfCode(id) === number).map((id) => id[12]));
  const issue = [...issues].find((one) => !used.has(one));
  if (!issue) throw new Problem('not-now', { text: `这个编号的码已经发过${issues.length}次，号用完了。请找管系统的人。` });
  return issue;
}
