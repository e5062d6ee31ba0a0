import { addDays, dayOf, startOfDay } from '../../../rules/day.ts';
import type { Reader } from '../../platform/database.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listConcerned, type NewsRow } from './news.store.ts';

/** Whose matter ended longer ago is not troubled. */
const recentDays = 180;

/** Accounts and persons with an open or a recent matter where the session is, of the programs it is about if it names some. */
export async function listConcernedBy(db: Reader, scope: StaffScope, { places, content }: Pick<NewsRow, 'places' | 'content'>, now: Date) {
  if (places === 'all') return [];
  const endedSince = startOfDay(addDays(dayOf(now), -recentDays));
  const all = await listConcerned(db, scope, { places, programs: content.programs, endedSince });
  // A person is told once: on her own phone, where she has one, and not on that of who helped her once.
  const own = all.filter(({ filledBy }) => filledBy === 'self');
  const others = all.filter(({ filledBy }) => filledBy !== 'self');
  return [...own, ...others].map(({ account, person, matter }) => ({ account, person, matter }));
}
