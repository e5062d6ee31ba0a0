import { createHash } from 'node:crypto';
import type { StaffNews, WriteNews } from '../../../contract/news.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { NewsContent } from '../../platform/news-tables.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { mayActOn } from './get-piece.ts';
import { insertPiece, lockPiece, updatePiece } from './news.store.ts';
import type { Desk } from './news.routes.ts';
import { refuseNews } from './refuse-news.ts';
import { viewPiece } from './view-news.ts';

/** Nobody reads it before a second person has approved it. The same again changes nothing; while it waits its writer corrects it. */
export async function writeNews(house: House, desk: Desk, scope: StaffScope, newsId: string, body: WriteNews): Promise<StaffNews> {
  const now = house.clock.now();
  const today = dayOf(now);
  const said = asWritten(body, today);
  const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  await house.db.transaction().execute(async (tx) => {
    const row = await lockPiece(tx, scope, newsId);
    // Somebody else's id answers as if it were hers to choose again.
    if (row && row.written_by !== scope.staff) throw new Problem('not-found', { because: 'another officer’s piece' });
    if (row?.digest === digest) return;
    if (row && row.state !== 'waiting') throw new Problem('already-sent-differently', { text: '这一条已经定了，改不了。请另写一条。' });
    const catalogue = (await desk.catalogue.findInForce(scope.county))?.catalogue;
    refuseNews(body, { book: desk.book, scope, catalogue, today });
    if (said.moves) await refuseMove(tx, desk, scope, said.moves);
    const { content, places, moves, from, until } = said;
    const columns = {
      content: JSON.stringify(content),
      places: JSON.stringify(places),
      from_on: from,
      until_on: until,
      moves,
      digest,
    };
    if (row) await updatePiece(tx, scope, newsId, columns);
    else {
      const kept = { id: newsId, kind: body.kind, state: 'waiting', written_by: scope.staff, written_at: now, ...columns } as const;
      const open = { approved_by: null, approved_at: null, closed_by: null, closed_at: null };
      if (!(await insertPiece(tx, scope, { ...kept, ...open }))) throw new Problem('not-now', { text: '刚才正在交这一条。请再试一次。' });
    }
    await recordLook(house, tx, scope, {
      act: row ? 'changed' : 'begun',
      whatKind: 'news',
      what: newsId,
      forWhom: deputyFor(desk.book, scope, places),
    });
  });
  return viewPiece(house, desk, scope, newsId);
}

/** A session is news of its village from the day it is approved until it is over, whatever days were typed. */
function asWritten(body: WriteNews, today: string) {
  const { title, text, groups, programs, session, places, moves = null } = body;
  const content: NewsContent = {
    title: title.trim(),
    text: text.trim(),
    groups: [...new Set(groups)],
    programs: [...new Set(programs)],
    ...(session ? { session } : {}),
  };
  return {
    kind: body.kind,
    content,
    places: places === undefined ? ('all' as const) : [...new Set(places)].toSorted(),
    from: session && body.from > today ? today : body.from,
    until: session ? session.day : body.until,
    moves,
  };
}

async function refuseMove(tx: Tx, { book }: Desk, scope: StaffScope, moves: string): Promise<void> {
  const moved = await lockPiece(tx, scope, moves);
  if (!moved || moved.kind !== 'session' || !mayActOn(book, scope, moved)) throw new Problem('not-found', { because: 'no such session' });
  if (moved.state !== 'public') throw new Problem('not-now', { text: '原来那一次已经不算了，改不了日子。请另写一次。' });
}
