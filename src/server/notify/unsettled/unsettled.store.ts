import type { Insertable } from 'kysely';
import { noticeKinds } from '../../../rules/notice/notice-kinds.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { firstRows } from '../../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

/** Where deliveries of these notices stand; of one that another message carries, where that stands. */
export async function listDeliveriesOf(db: Reader, scope: Scope, notices: readonly string[]) {
  if (notices.length === 0) return [];
  return db
    .selectFrom('delivery')
    .leftJoin('delivery as carrier', (join) =>
      join
        .onRef('carrier.county', '=', 'delivery.county')
        .onRef('carrier.id', '=', 'delivery.folded_into')
        .on('delivery.state', '=', 'folded'),
    )
    .select(['delivery.notice', 'delivery.channel', 'delivery.state', 'carrier.state as carrier_state'])
    .where('delivery.county', '=', scope.county)
    .where('delivery.notice', 'in', [...notices])
    .execute();
}

const unsettled = ['unknown', 'failed'] as const;
const harmless = Object.entries(noticeKinds).flatMap(([name, { policy }]) => (policy === 'again-harmless' ? [name] : []));

/**
 * What certainly did not arrive, or nobody knows, and what such a message carried for others. Not what the same person was told by another
 * way, or is still to be told.
 */
const unsettledOf = (db: Reader, scope: Scope, { before }: { before: Date }) =>
  db
    .selectFrom('delivery')
    .leftJoin('delivery as carrier', (join) =>
      join.onRef('carrier.county', '=', 'delivery.county').onRef('carrier.id', '=', 'delivery.folded_into'),
    )
    .leftJoin('notice', (join) => join.onRef('notice.county', '=', 'delivery.county').onRef('notice.id', '=', 'delivery.notice'))
    .leftJoin('matter', (join) => join.onRef('matter.county', '=', 'notice.county').onRef('matter.id', '=', 'notice.matter'))
    .where('delivery.county', '=', scope.county)
    .where('delivery.template', 'not in', harmless)
    .where('delivery.changed_at', '<', before)
    .where((eb) =>
      eb.or([
        eb('delivery.state', 'in', unsettled),
        // The carriers first: they are few and have an index.
        eb.and([
          eb('delivery.state', '=', 'folded'),
          eb(
            'delivery.folded_into',
            'in',
            eb
              .selectFrom('delivery as ended')
              .select('ended.id')
              .where('ended.county', '=', scope.county)
              .where('ended.state', 'in', unsettled),
          ),
        ]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery as other')
            .select('other.id')
            .where('other.county', '=', scope.county)
            .whereRef('other.notice', '=', 'delivery.notice')
            .whereRef('other.id', '!=', 'delivery.id')
            .where('other.state', 'in', ['waiting', 'calling', 'handed-over', 'delivered', 'heard']),
        ),
      ),
    );

export async function countUnsettled(db: Reader, scope: Scope, { before }: { before: Date }): Promise<{ unknown: number; failed: number }> {
  const rows = await unsettledOf(db, scope, { before })
    .select((eb) => [
      eb.fn.coalesce(eb.case().when('delivery.state', '=', 'folded').then(eb.ref('carrier.state')).end(), 'delivery.state').as('ended'),
      eb.fn.countAll<string>().as('count'),
    ])
    .groupBy('ended')
    .execute();
  const of = (state: string) => Number(rows.find(({ ended }) => ended === state)?.count ?? 0);
  return { unknown: of('unknown'), failed: of('failed') };
}

/** Those of her places, the oldest first; what is about no matter belongs to whoever works for the whole county. */
const unsettledFor = (db: Reader, scope: StaffScope, at: { before: Date }) => {
  const places = placesOf(scope);
  const all = unsettledOf(db, scope, at);
  const { people } = scope.ownFamily;
  const others =
    people.length > 0 ? all.where((eb) => eb.or([eb('notice.person', 'is', null), eb('notice.person', 'not in', [...people])])) : all;
  return places === 'all' ? others : others.where('matter.town', 'in', places.length > 0 ? [...places] : ['']);
};

export async function listUnsettledFor(db: Reader, scope: StaffScope, at: { before: Date }) {
  const rows = unsettledFor(db, scope, at)
    .leftJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .select([
      'delivery.id',
      'delivery.state',
      'carrier.state as carrier_state',
      'delivery.changed_at',
      'notice.id as notice',
      'notice.person',
      'notice.sealed',
      'notice.matter',
      'application.id as application',
      'application.key_wrapped',
    ])
    .orderBy('delivery.changed_at');
  return firstRows(rows);
}

export async function findUnsettledFor(db: Reader, scope: StaffScope, { id, now }: { id: string; now: Date }) {
  return unsettledFor(db, scope, { before: now })
    .select(['delivery.id', 'delivery.notice'])
    .where('delivery.id', '=', id)
    .executeTakeFirst();
}

/** The last try of each to reach her. */
export async function listTries(db: Reader, scope: Scope, deliveries: readonly string[]) {
  if (deliveries.length === 0) return [];
  return db
    .selectFrom('delivery_settling')
    .innerJoin('staff', (join) =>
      join.onRef('staff.county', '=', 'delivery_settling.county').onRef('staff.id', '=', 'delivery_settling.staff'),
    )
    .select(['delivery_settling.delivery', 'delivery_settling.at', 'staff.name'])
    .where('delivery_settling.county', '=', scope.county)
    .where('delivery_settling.delivery', 'in', [...deliveries])
    .orderBy('delivery_settling.at')
    .execute();
}

export async function findSettling(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('delivery_settling')
    .select(['delivery', 'how', 'staff'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertSettling(tx: Tx, row: Insertable<Tables['delivery_settling']>): Promise<void> {
  await tx.insertInto('delivery_settling').values(row).execute();
}

/** One act at a time on a delivery. */
export async function lockDelivery(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx.selectFrom('delivery').select('id').where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}
