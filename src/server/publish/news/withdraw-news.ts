import type { StaffNews } from '../../../contract/news.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { mayActOn } from './get-piece.ts';
import { insertTellings, leaveTellings, listTold, lockPiece, updatePiece } from './news.store.ts';
import type { Desk } from './news.routes.ts';
import { viewPiece } from './view-news.ts';

/** At once and by one person: what is wrong must not stand until a second one comes. Who was told of a session hears that it is off. */
export async function withdrawNews(house: House, desk: Desk, scope: StaffScope, newsId: string): Promise<StaffNews> {
  await house.db.transaction().execute(async (tx) => {
    const row = await lockPiece(tx, scope, newsId);
    if (!row) throw new Problem('not-found', { because: 'no such piece of news' });
    if (!mayActOn(desk.book, scope, row)) throw new Problem('not-for-you');
    if (row.state === 'withdrawn') return;
    if (row.state === 'moved') throw new Problem('not-now', { text: '这一次改了日子。要撤，请撤新的那一次。' });
    const now = house.clock.now();
    await updatePiece(tx, scope, newsId, { state: 'withdrawn', closed_by: scope.staff, closed_at: now });
    await recordLook(house, tx, scope, {
      act: 'withdrawn',
      whatKind: 'news',
      what: newsId,
      forWhom: deputyFor(desk.book, scope, row.places),
    });
    if (row.kind !== 'session' || row.state !== 'public') return;
    await leaveTellings(tx, scope, newsId);
    if (row.until_on < dayOf(now)) return;
    const told = await listTold(tx, scope, newsId);
    await insertTellings(
      tx,
      told.map((one) => ({
        county: scope.county,
        id: newId(house.clock),
        piece: newsId,
        kind: 'session-cancelled' as const,
        ...one,
        state: 'waiting' as const,
        due_at: now,
        told_at: null,
      })),
    );
    if (told.length > 0) await house.jobs.send(tx, 'tell-news', { county: scope.county });
  });
  desk.news.forget(scope.county);
  return viewPiece(house, desk, scope, newsId);
}
