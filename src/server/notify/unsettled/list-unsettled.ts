import type { UnsettledDeliveries } from '../../../contract/delivery.contract.ts';
import { instantInWords } from '../../../rules/day-in-words.ts';
import { maskName } from '../../../rules/mask.ts';
import { mayDo } from '../../../rules/role-rights.ts';
import { readPerson } from '../../people/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { noticeKey } from '../notice-key.ts';
import { countUnsettled, listTries, listUnsettledFor } from './unsettled.store.ts';

const HOUR = 3_600_000;
/** Until then a report or the vendor may still say it. */
const settledWithinMs = 24 * HOUR;

/** What nobody knows the end of after a day, or certainly did not arrive: for whoever can go or ring. Who sees no matters sees how many there are. */
export async function listUnsettled(house: House, scope: StaffScope): Promise<UnsettledDeliveries> {
  const { db, clock, vault } = house;
  const now = clock.now().getTime();
  const before = new Date(now - settledWithinMs);
  const counts = await countUnsettled(db, scope, { before });
  if (!mayDo(scope.role, 'list-matters')) return { counts, deliveries: [] };
  const { rows, rest } = await listUnsettledFor(db, scope, { before });
  const tries = new Map(
    (
      await listTries(
        db,
        scope,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.delivery, one]),
  );
  const deliveries = [];
  for (const row of rows) {
    const { county } = scope;
    const key = row.sealed && noticeKey(house, county, row);
    const words =
      key && row.sealed
        ? vault.openJson<{ title: string }>(key, { column: 'notice.sealed', county, row: row.notice! }, row.sealed)
        : undefined;
    const tried = tries.get(row.id);
    deliveries.push({
      deliveryId: row.id,
      state: row.state === 'folded' ? (row.carrier_state ?? 'unknown') : row.state,
      about: words?.title ?? '请家里人点个头',
      who: row.person ? maskName((await readPerson(house, db, scope, row.person)).name) : '',
      ...(row.matter ? { matterId: row.matter } : {}),
      since: instantInWords(row.changed_at),
      ageHours: Math.floor((now - row.changed_at.getTime()) / HOUR),
      ...(tried ? { tried: { by: tried.name, when: instantInWords(tried.at) } } : {}),
    });
  }
  await recordLook(house, db, scope, { act: 'listed', whatKind: 'deliveries', what: String(rows.length) });
  return { counts, deliveries, ...rest };
}
