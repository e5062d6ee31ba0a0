import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { isWithin, type StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findHolds } from '../hold/find-holds.ts';
import { getMatterToActOn } from '../hold/get-matter-to-act-on.ts';
import { setHolder } from '../hold/hold.store.ts';
import { refusedFor } from '../hold/take-or-refuse.ts';
import { lockMatter, type MatterRow } from '../matter.store.ts';
import { findHandOver, settleHandOver, type HandOver } from './hand-over.store.ts';
import { reasonAt } from './open-note.ts';

/** The colleague accepts it or gives it back with a reason; the giver keeps it after all. */
export type Settlement = { to: 'accepted' } | { to: 'given-back'; reason: string } | { to: 'cancelled' };

const acts = { accepted: 'accepted', 'given-back': 'gave-back', cancelled: 'cancelled' } as const;

/** What was offered comes to its end, once; the same again changes nothing. Somebody else's answers like a missing one. */
export async function settleOffer(house: House, scope: StaffScope, id: string, settlement: Settlement): Promise<void> {
  const found = await findHandOver(house.db, scope, id);
  const whose = settlement.to === 'cancelled' ? found?.giver : found?.taker;
  if (!found || whose !== scope.staff) throw new Problem('not-found');
  const row = await getMatterToActOn(house, scope, found.matter);
  await house.db.transaction().execute(async (tx) => {
    await lockMatter(tx, scope, row.id);
    const offer = (await findHandOver(tx, scope, id))!;
    if (offer.state === settlement.to) return;
    if (offer.state !== 'offered') throw new Problem('not-now', { text: '这次转交已经有了结果。' });
    if (settlement.to === 'accepted') await takeOffered(house, tx, scope, { offer, row });
    await settleHandOver(tx, scope, {
      id,
      state: settlement.to,
      settled_at: house.clock.now(),
      reason_sealed: settlement.to === 'given-back' ? sealReason(house, row, id, settlement.reason) : null,
    });
    await recordLook(house, tx, scope, { act: acts[settlement.to], whatKind: 'hand-over', what: id });
  });
}

async function takeOffered(house: House, tx: Tx, scope: StaffScope, { offer, row }: { offer: HandOver; row: MatterRow }): Promise<void> {
  const { by } = (await findHolds(tx, scope, [row])).get(row.id)!;
  // Its giver left meanwhile and somebody else took it.
  if (by && by.staff !== offer.giver && by.staff !== scope.staff) throw refusedFor(by.name);
  if (!isWithin(scope.role, scope.places, row)) throw new Problem('not-now', { text: '这件不在您自己管的地方，接不了。' });
  await writeTogether(tx, setHolder(scope, { matter: row.id, holder: scope.staff, now: house.clock.now() }));
}

function sealReason(house: House, row: MatterRow, id: string, reason: string): Buffer {
  const key = house.vault.applicationKey(row.county, row.application, row.key_wrapped!);
  return house.vault.seal(key, reasonAt(row.county, id), reason);
}
