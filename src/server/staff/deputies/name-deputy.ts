import type { NameDeputy } from '../../../contract/staff.contract.ts';
import { addDays, dayOf, isDay, type Day } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findDeputy, insertDeputy, listDeputies, lockStaff } from './deputies.store.ts';

/** Longer than a month is no leave but another person at the desk: the county gives her the places then. */
const daysAtMost = 31;
const daysAhead = 90;

/**
 * Somebody of her own role stands in for a member of staff on these days. Nobody stands in for herself, and nothing is passed on
 * twice: whoever stands in for somebody on one of these days cannot be away, and whoever is away cannot stand in.
 */
export async function nameDeputy(house: House, scope: StaffScope, given: NameDeputy): Promise<void> {
  const { submissionId: id, deputyStaffId: deputy, since, until } = given;
  refuseOddDays(dayOf(house.clock.now()), since, until);
  if (deputy === scope.staff) throw new Problem('field-refused', { field: 'deputyStaffId', text: '自己不能替自己。请选一位同事。' });
  await house.db.transaction().execute(async (tx) => {
    const staff = await lockStaff(tx, scope, [scope.staff, deputy]);
    const before = await findDeputy(tx, scope, id);
    if (before) {
      const same = before.away === scope.staff && before.deputy === deputy && before.since === since && before.until === until;
      if (!same) throw new Problem('already-sent-differently');
      return;
    }
    const colleague = staff.find((one) => one.id === deputy);
    if (colleague?.role !== scope.role || (colleague.body ?? undefined) !== scope.body)
      throw new Problem('not-found', { because: 'no colleague of this role' });
    await refuseChains(tx, scope, { deputy, since, until });
    await insertDeputy(tx, {
      county: scope.county,
      id,
      away: scope.staff,
      deputy,
      since,
      until,
      named_at: house.clock.now(),
      ended_at: null,
    });
    await recordLook(house, tx, scope, { act: 'named', whatKind: 'deputy', what: id });
  });
}

function refuseOddDays(today: Day, since: Day, until: Day): void {
  const odd = (field: string, text: string) => new Problem('field-refused', { field, text });
  if (!isDay(since) || since < today) throw odd('since', '开始那天要是今天或以后。');
  if (since > addDays(today, daysAhead)) throw odd('since', `最早提前${daysAhead}天。`);
  if (!isDay(until) || until < since) throw odd('until', '结束那天不能比开始早。');
  if (until >= addDays(since, daysAtMost)) throw odd('until', `一次最多${daysAtMost}天。`);
}

async function refuseChains(
  tx: Tx,
  scope: StaffScope,
  { deputy, since, until }: { deputy: string; since: Day; until: Day },
): Promise<void> {
  const live = await listDeputies(tx, scope, { of: [scope.staff, deputy], from: since });
  for (const one of live.filter((row) => row.since <= until)) {
    if (one.away === scope.staff) throw new Problem('not-now', { text: '那几天您已经请了人替。先结束那一次，再请别人。' });
    if (one.deputy === scope.staff) throw new Problem('not-now', { text: '那几天您在替别人办，不能再转给第三个人。' });
    if (one.away === deputy) throw new Problem('not-now', { text: '这位同事那几天也请假。请换一位。' });
  }
}
