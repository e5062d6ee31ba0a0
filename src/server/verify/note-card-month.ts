import type { NoteCardMonth, NotedCardMonth } from '../../contract/verify.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { cardKindsOn, isLastMonth } from '../../rules/paper-lasts.ts';
import { getCardMonth, getMatterToLookAt, insertCardMonth, listMembersOf, sealedMonthAt } from '../matter/index.ts';
import { readFigures } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';

/**
 * An officer has somebody's card in her hand and writes down its last month, so that the family is told before it ends and nobody asks for
 * the card again. It moves no step; what was read before stays. The submission's id is the row's, so that the same again changes nothing.
 */
export async function noteCardMonth(house: House, scope: StaffScope, matterId: string, body: NoteCardMonth): Promise<NotedCardMonth> {
  const { submissionId: id, member, card: kind, until } = body;
  const { county } = scope;
  const { row, trace } = await getMatterToLookAt(house, scope, matterId);
  const now = house.clock.now();
  if (!isLastMonth(until)) throw new Problem('field-refused', { field: 'until' });
  if (!cardKindsOn(await readFigures(house.db, scope), dayOf(now)).includes(kind)) throw new Problem('field-refused', { field: 'card' });
  const members = await listMembersOf(house.db, scope, [row.application]);
  const person = member === 'm1' ? row.person : members.find((one) => one.id === member)?.person;
  if (!person) throw new Problem('field-refused', { field: 'member' });

  const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
  const sealed = house.vault.seal(key, sealedMonthAt(county, id), until);
  const noted = { county, id, application: row.application, member, person, kind, sealed, noted_at: now, noted_by: scope.staff };
  return house.db.transaction().execute(async (tx) => {
    if (await insertCardMonth(tx, noted)) {
      await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'matter', what: matterId, ...trace });
    } else {
      const before = await getCardMonth(tx, scope, id);
      const isSame =
        before.application === row.application &&
        before.member === member &&
        before.kind === kind &&
        house.vault.open(key, sealedMonthAt(county, id), before.sealed) === until;
      if (!isSame) throw new Problem('already-sent-differently');
    }
    return { matterId, member, card: kind };
  });
}
