import { isNoticeKind } from '../../../rules/notice/notice-kinds.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import type { ClaimedDelivery } from '../channel.ts';
import { findTold } from '../find-told.ts';
import { findPlaceOf, findPlaceOfMatter } from '../told/told.store.ts';
import { isToldOtherwise, lockNotice } from './errand.store.ts';
import { prepareErrand } from './prepare-errand.ts';
import { isWorthAWalk } from './sentence-of.ts';

/** What was sent certainly did not come, and nothing else of it is on its way: a person says it. In the transaction that moved the delivery to failed. */
export async function fallBackToPerson(house: House, tx: Tx, scope: SystemScope, row: Pick<ClaimedDelivery, 'notice'>): Promise<void> {
  if (row.notice === null) return;
  const told = (await findTold(house, tx, scope, [row.notice])).get(row.notice);
  const notice = told && (await lockNotice(tx, scope, row.notice));
  if (!told || !notice || !isNoticeKind(notice.kind) || !isWorthAWalk(notice.kind) || (await isToldOtherwise(tx, scope, notice.id))) return;
  const { id, kind, person, matter } = notice;
  const place = matter ? await findPlaceOfMatter(tx, scope, matter) : await findPlaceOf(tx, scope, person);
  const writes = await prepareErrand(house, tx, scope, told.key, { notice: id, kind, person, place, why: 'not-reached' });
  if (writes.length > 0) await writeTogether(tx, ...writes);
}
