import type { Static } from 'typebox';
import type { PutUp } from '../../../contract/sunshine.contract.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { checkPublicText } from '../../../rules/privacy/check-public-text.ts';
import { knownPublic } from '../known-public.ts';
import { findHanging, findRelease, insertHanging, lockSunshine } from '../publish.store.ts';
import { actsFor, findThere, mayHang } from './may-hang.ts';

/** 贴上了: it is kept who said so, and when, until it is taken off. */
export async function putUp(house: House, book: CodeBook, scope: StaffScope, id: string, body: Static<typeof PutUp>): Promise<void> {
  const there = findThere(book, scope.county, body.place, body.placeId);
  if (!there || !mayHang(scope, there)) throw new Problem('not-found');
  const hangsAt = body.where ?? null;
  if (checkPublicText(hangsAt ?? '', knownPublic(book, scope.county)).length > 0)
    throw new Problem('field-refused', { field: 'where', text: '贴在哪儿，别写谁家、门牌和电话。' });
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const known = await findHanging(tx, scope, id);
    if (known) {
      const same =
        known.put_up_by === scope.staff &&
        known.release === body.releaseId &&
        known.kind === body.place &&
        known.place === body.placeId &&
        known.hangs_at === hangsAt;
      if (same) return;
      throw new Problem('already-sent-differently', { text: '这一条已经记过了，和这次不一样。请刷新看看。' });
    }
    const release = await findRelease(tx, scope, body.releaseId);
    if (!release) throw new Problem('not-found');
    if (release.state !== 'released') throw new Problem('not-now', { text: '这一份没有在公开，不能贴。' });
    await insertHanging(tx, scope, {
      id,
      release: body.releaseId,
      kind: body.place,
      place: body.placeId,
      hangs_at: hangsAt,
      put_up_by: scope.staff,
      put_up_at: house.clock.now(),
      taken_off_by: null,
      taken_off_at: null,
    });
    await recordLook(house, tx, scope, { act: 'put-up', whatKind: 'sunshine-hanging', what: id, forWhom: actsFor(scope, there) });
  });
}
