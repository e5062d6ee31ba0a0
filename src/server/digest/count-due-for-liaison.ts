import { addDays, type Day } from '../../rules/day.ts';
import { countErrandsWithLiaison } from '../notify/index.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { countPapersFollowing, countVisitsToday } from './digest.store.ts';

export interface DueForLiaison {
  kind: 'visits' | 'papers' | 'errands';
  words: string;
  count: number;
}

/**
 * What a liaison has in hand today, of what kind and how many: no name, no illness, no reason. What is to be said to somebody's face counts
 * each morning until it was said.
 */
export async function countDueForLiaison(
  { vault }: House,
  db: Reader,
  scope: Scope,
  { villages, phone, day }: { villages: readonly string[]; phone: string; day: Day },
): Promise<DueForLiaison[]> {
  if (villages.length === 0) return [];
  const visits = await countVisitsToday(db, scope, { villages, day });
  // The last day, and the one before it: there is still time to photograph.
  const papers = await countPapersFollowing(db, scope, { addressHash: vault.hash('phone', phone), from: day, to: addDays(day, 1) });
  const lines: DueForLiaison[] = [
    { kind: 'visits', words: '今天有人来村里入户，请搭把手', count: visits },
    { kind: 'errands', words: '有话要当面告诉人家', count: await countErrandsWithLiaison(db, scope, villages) },
    { kind: 'papers', words: '您帮着交的，有东西今明两天要补上', count: papers },
  ];
  return lines.filter(({ count }) => count > 0);
}
