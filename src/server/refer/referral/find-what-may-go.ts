import { findUnconsented } from '../../matter/index.ts';
import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/**
 * What another body may see, now: no photo of whoever took back his consent to papers, or said no to it, and nothing that was told of him.
 * What she tells of herself and of the house goes on: without it nobody could help her.
 */
export async function findWhatMayGo(
  db: Reader,
  scope: Scope,
  application: string,
): Promise<{ fact(key: string): boolean; paper(paper: { whose: string | null }): boolean }> {
  const saidNo = await findUnconsented(db, scope, { application, kind: 'sensitive-data' });
  return {
    fact: (key) => {
      const member = key.split('@')[1] ?? 'm1';
      return member === 'm1' || !saidNo(member);
    },
    paper: ({ whose }) => !saidNo(whose ?? 'm1'),
  };
}
