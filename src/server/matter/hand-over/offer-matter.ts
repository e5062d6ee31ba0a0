import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findHolds } from '../hold/find-holds.ts';
import { getMatterToActOn } from '../hold/get-matter-to-act-on.ts';
import { findStaffName } from '../hold/hold.store.ts';
import type { Hold } from '../hold/judge-hold.ts';
import { refusedFor } from '../hold/take-or-refuse.ts';
import { lockMatter, type MatterRow } from '../matter.store.ts';
import { findHandOver, findOffered, insertHandOver, settleHandOver } from './hand-over.store.ts';
import { listTakers } from './list-takers.ts';
import { noteAt, openNote } from './open-note.ts';

interface Offer {
  id: string;
  matter: string;
  taker: string;
  note: string;
}

/** She wants to hand on what she has in hand herself. Until the colleague accepts it stays hers, and the law's days run on. */
export async function offerMatter(house: House, scope: StaffScope, offer: Offer): Promise<void> {
  const row = await getMatterToActOn(house, scope, offer.matter);
  await house.db.transaction().execute(async (tx) => {
    await lockMatter(tx, scope, offer.matter);
    const before = await findHandOver(tx, scope, offer.id);
    if (before) {
      const isSame = before.matter === offer.matter && before.giver === scope.staff && before.taker === offer.taker;
      if (!isSame || openNote(house, row, before) !== offer.note) throw new Problem('already-sent-differently');
      return;
    }
    refuseUnlessHers(scope, (await findHolds(tx, scope, [row])).get(row.id)!);
    if (!(await listTakers(tx, scope, row)).some(({ id }) => id === offer.taker))
      throw new Problem('not-now', { text: '这位同事接不了这一件。请换一位。' });
    await clearOffer(house, tx, scope, row);
    await insertHandOver(tx, {
      county: scope.county,
      id: offer.id,
      matter: row.id,
      role: scope.role,
      giver: scope.staff,
      taker: offer.taker,
      note_sealed: house.vault.seal(
        house.vault.applicationKey(scope.county, row.application, row.key_wrapped!),
        noteAt(scope.county, offer.id),
        offer.note,
      ),
      offered_at: house.clock.now(),
      state: 'offered',
      settled_at: null,
      reason_sealed: null,
    });
    await recordLook(house, tx, scope, { act: 'offered', whatKind: 'hand-over', what: offer.id });
  });
}

function refuseUnlessHers(scope: StaffScope, { state, by }: Hold): void {
  if (state === 'colleague') throw refusedFor(by!.name);
  if (state === 'free') throw new Problem('not-now', { text: '这件还没人接。您先接下，才能转。' });
  if (by!.staff !== scope.staff) throw new Problem('not-now', { text: `您在替${by!.name}办。要转给别人，请${by!.name}自己转。` });
}

/** One at a time; what a former holder had offered is void. */
async function clearOffer(house: House, tx: Tx, scope: StaffScope, row: MatterRow): Promise<void> {
  const open = await findOffered(tx, scope, row.id);
  if (!open) return;
  if (open.giver === scope.staff) {
    const name = await findStaffName(tx, scope, open.taker);
    throw new Problem('not-now', { text: `已经转给${name}，还没接。先收回来，再转给别人。` });
  }
  await settleHandOver(tx, scope, { id: open.id, state: 'cancelled', settled_at: house.clock.now(), reason_sealed: null });
}
