import { isDeepStrictEqual } from 'node:util';
import type { CheckedFact as Told, CheckFact } from '../../contract/verify.contract.ts';
import { dayOf, isDay } from '../../rules/day.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { getMatterToLookAt, listMembersOf, refuseUnconsented, type CheckedFact } from '../matter/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { getFactSet, getStaffName, insertCheckedFact } from './verify.store.ts';

/**
 * An officer looked one fact up and writes down what she found. Nothing is replaced: it stands beside the family's answer and
 * beside every check before it, and moves no step. The submission's id is the row's, so that the same again changes nothing.
 */
export async function checkFact(house: House, shelf: CatalogueShelf, scope: StaffScope, matterId: string, body: CheckFact): Promise<Told> {
  const { submissionId, ...found } = body;
  const { row, trace } = await getMatterToLookAt(house, scope, matterId);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const [factId, member = 'm1', ...more] = found.fact.split('@');
  const fact = catalogue?.facts.find((one) => one.id === factId);
  if (!fact || more.length > 0 || !(await isKnown(house, scope, row.application, member)))
    throw new Problem('field-refused', { field: 'fact' });
  if (found.answer !== null && !fitsFact(fact, found.answer)) throw new Problem('field-refused', { field: 'answer' });
  const now = house.clock.now();
  if (!isDay(found.onDay) || found.onDay > dayOf(now)) throw new Problem('field-refused', { field: 'onDay' });

  // What she says herself, and what she lets them see in her home, needs no consent to look things up.
  if (found.source !== 'visit')
    await refuseUnconsented(house.db, scope, {
      application: row.application,
      member,
      kind: member.startsWith('r') ? 'obligor-check' : 'household-check',
    });

  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const at = { column: 'fact_set.sealed', county: scope.county, row: submissionId };
  return house.db.transaction().execute(async (tx) => {
    const checked: CheckedFact = { ...found, by: await getStaffName(tx, scope), staff: scope.staff };
    const sealed = house.vault.sealJson(key, at, checked);
    const set = { county: scope.county, id: submissionId, application: row.application, source: 'verified' as const, sealed, at: now };
    if (await insertCheckedFact(tx, set)) {
      await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'fact', what: submissionId, ...trace });
    } else {
      const before = await getFactSet(tx, scope, submissionId);
      const isSame =
        before.application === row.application &&
        before.source === 'verified' &&
        isDeepStrictEqual({ ...house.vault.openJson<CheckedFact>(key, at, before.sealed), by: checked.by }, checked);
      if (!isSame) throw new Problem('already-sent-differently');
    }
    return { matterId, fact: found.fact };
  });
}

/** What an officer found is of somebody in the application: no name of nobody's goes past a no. Whom it is for is there always. */
async function isKnown({ db }: House, scope: StaffScope, application: string, member: string): Promise<boolean> {
  return member === 'm1' || (await listMembersOf(db, scope, [application])).some(({ id }) => id === member);
}
