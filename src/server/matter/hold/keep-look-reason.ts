import { dayOf, endOfDay } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { getLookReason, insertLookReason } from './hold.store.ts';
import { getMatterToActOn } from './get-matter-to-act-on.ts';

interface Why {
  id: string;
  matter: string;
  /** Of the closed list of `rules/look-reasons`. */
  kind: string;
  words: string;
}

/**
 * Why she wants to look at what is not in her hands; until midnight it opens this matter to her. Not for half an hour only: whoever is asked
 * too often types anything. Sent twice it is kept once.
 */
export async function keepLookReason(house: House, scope: StaffScope, { id, matter, kind, words }: Why): Promise<{ validUntil: Date }> {
  const row = await getMatterToActOn(house, scope, matter);
  const { county, staff } = scope;
  const now = house.clock.now();
  const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
  const where = { column: 'look_reason.sealed', county, row: id };
  const fresh = {
    county,
    id,
    matter,
    staff,
    kind,
    sealed: house.vault.seal(key, where, words),
    at: now,
    valid_until: endOfDay(dayOf(now)),
  };
  return house.db.transaction().execute(async (tx) => {
    if (await insertLookReason(tx, fresh)) {
      await recordLook(house, tx, scope, { act: 'said-why', whatKind: 'matter', what: matter, ground: 'reason', lookReason: id });
      return { validUntil: fresh.valid_until };
    }
    const before = await getLookReason(tx, scope, id);
    const isSame = before.matter === matter && before.staff === staff && before.kind === kind;
    if (!isSame || house.vault.open(key, where, before.sealed) !== words) throw new Problem('already-sent-differently');
    return { validUntil: before.valid_until };
  });
}
