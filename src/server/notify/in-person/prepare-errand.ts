import { dayOf } from '../../../rules/day.ts';
import { noticeKinds, type NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import { isPractice } from '../../../rules/practice-id.ts';
import { addWorkingDays } from '../../../rules/working-day.ts';
import { findFigure, readCalendar } from '../../places/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { insertDelivery } from '../notify.store.ts';
import type { HomePlace } from '../told/whom.ts';
import { insertErrand } from './errand.store.ts';
import { sentenceOf } from './sentence-of.ts';

export interface NewErrand {
  notice: string;
  kind: NoticeKindName;
  person: string;
  place: HomePlace | undefined;
  why: Tables['errand']['why'];
  /** town: where the liaison is the one whom it is about. */
  withWhom?: Tables['errand']['with_whom'];
}

/**
 * 当面说: a card for the liaison of her village with the sentence to say, and the delivery that it settles, for the caller to write. Nothing
 * in a practice ground, and nothing where nobody knows where she lives. By when it is said is the county's promise; where no figure says it has
 * no day, and neither has what a campaign tells: that can wait, and never becomes the town's for being late.
 */
export async function prepareErrand(house: House, tx: Tx, scope: Scope, key: DataKey, errand: NewErrand): Promise<Write[]> {
  const { county } = scope;
  const { notice, kind, person, place, why, withWhom = 'liaison' } = errand;
  if (!place || sentenceOf(kind) === undefined || isPractice(county)) return [];
  const now = house.clock.now();
  const { lane } = noticeKinds[kind];
  const promised = lane === 'campaign' ? undefined : await findFigure(tx, scope, { name: 'errand-days', day: dayOf(now) });
  const due = promised && addWorkingDays(dayOf(now), promised.value, await readCalendar(tx, scope));
  const id = newId(house.clock);
  return [
    insertDelivery({
      county,
      id,
      notice,
      consent_request: null,
      contact: null,
      channel: 'in-person',
      template: kind,
      lane: lane === 'sign-in' ? 'emergency' : lane,
      address_hash: null,
      sealed: house.vault.sealJson(key, { column: 'delivery.sealed', county, row: id }, {}),
      // With whoever says it: no vendor's worker takes it.
      state: 'handed-over',
      due_at: now,
      changed_at: now,
    }),
    insertErrand({
      county,
      id,
      notice,
      village: place.village,
      town: place.town,
      person,
      kind,
      why,
      with_whom: withWhom,
      state: 'open',
      due_on: due?.day ?? null,
      due_certain: due?.certain ?? null,
      tries: 0,
      version: 1,
      opened_at: now,
      changed_at: now,
    }),
  ];
}
