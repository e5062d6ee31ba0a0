import type { StaffNews } from '../../../contract/news.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { SessionNotice } from '../../../rules/news.ts';
import { deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { mayActOn } from './get-piece.ts';
import { listConcernedBy } from './list-concerned-by.ts';
import { insertTellings, leaveTellings, listTold, lockPiece, updatePiece, type NewsRow } from './news.store.ts';
import type { Desk } from './news.routes.ts';
import { viewPiece } from './view-news.ts';

/** A second person makes public the very piece she read. Whom a session concerns is frozen here, and told by the next knock. */
export async function approveNews(house: House, desk: Desk, scope: StaffScope, newsId: string, digest: string): Promise<StaffNews> {
  await house.db.transaction().execute(async (tx) => {
    const row = await lockPiece(tx, scope, newsId);
    if (!row) throw new Problem('not-found', { because: 'no such piece of news' });
    if (!mayActOn(desk.book, scope, row)) throw new Problem('not-for-you');
    if (row.digest !== digest) throw new Problem('changed-meanwhile', { text: '刚改过了。请再看一遍新的，再同意。' });
    if (row.state === 'public' && row.approved_by === scope.staff) return;
    if (row.state !== 'waiting') throw new Problem('not-now', { text: '这一条已经定了。' });
    if (row.written_by === scope.staff) throw new Problem('not-now', { text: '您写的，要请一位同事来同意。' });
    const now = house.clock.now();
    if (row.until_on < dayOf(now)) throw new Problem('not-now', { text: '日子已经过了。请改了日子再来。' });
    await updatePiece(tx, scope, newsId, { state: 'public', approved_by: scope.staff, approved_at: now });
    await recordLook(house, tx, scope, {
      act: 'approved',
      whatKind: 'news',
      what: newsId,
      forWhom: deputyFor(desk.book, scope, row.places),
    });
    if (row.kind === 'session') await freezeTold(house, tx, scope, row);
  });
  desk.news.forget(scope.county);
  return viewPiece(house, desk, scope, newsId);
}

async function freezeTold(house: House, tx: Tx, scope: StaffScope, row: NewsRow): Promise<void> {
  const now = house.clock.now();
  const again = row.moves === null ? [] : await moveAway(house, tx, scope, row.moves);
  const people = new Map<string, { account: string; person: string; matter: string; kind: SessionNotice }>();
  const persons = new Set<string>();
  const add = (kind: SessionNotice) => (one: { account: string; person: string; matter: string }) => {
    if (people.has(one.account) || persons.has(one.person)) return;
    people.set(one.account, { ...one, kind });
    persons.add(one.person);
  };
  again.forEach(add('session-moved'));
  (await listConcernedBy(tx, scope, row, now)).forEach(add('session'));
  const tellings = [...people.values()].map((one) => ({
    county: scope.county,
    id: newId(house.clock),
    piece: row.id,
    ...one,
    state: 'waiting' as const,
    due_at: now,
    told_at: null,
  }));
  await insertTellings(tx, tellings);
  if (tellings.length > 0) await house.jobs.send(tx, 'tell-news', { county: scope.county });
}

/** Those who knew of the session whose place this one takes; who had not been told yet hears of the new one alone. */
async function moveAway(house: House, tx: Tx, scope: StaffScope, moves: string) {
  const moved = await lockPiece(tx, scope, moves);
  if (moved?.state !== 'public') throw new Problem('not-now', { text: '原来那一次已经不算了。请另写一次。' });
  await updatePiece(tx, scope, moves, { state: 'moved', closed_by: scope.staff, closed_at: house.clock.now() });
  await leaveTellings(tx, scope, moves);
  return listTold(tx, scope, moves);
}
