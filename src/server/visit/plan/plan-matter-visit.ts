import type { PlanVisit } from '../../../contract/visit.contract.ts';
import { visitOffices } from '../../../rules/visits.ts';
import { getMatterToActOn, lockMatter, recordWindowEvent, takeOrRefuse } from '../../matter/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { isSameAgain } from './is-same-again.ts';
import { judgeDay } from './judge-day.ts';
import { judgeVisitors } from './judge-visitors.ts';
import { newVisit } from './new-visit.ts';
import { plannedKind, visitValues, visitWords } from './say-visit.ts';

/**
 * Two of the office come to her. She reads it at once, and her phone is told the day before; where that hour is over, now. The same again is
 * the same visit.
 */
export async function planMatterVisit(house: House, scope: StaffScope, matterId: string, given: PlanVisit): Promise<void> {
  const row = await getMatterToActOn(house, scope, matterId);
  const { submissionId: id, day, half, visitors, agreed, words } = given;
  const digest = house.vault.hash('visit', JSON.stringify([matterId, day, half, visitors, agreed ?? null, words ?? null]));
  await house.db.transaction().execute(async (tx) => {
    const matter = (await lockMatter(tx, scope, matterId))!;
    if (await isSameAgain(house, tx, scope, { id, digest })) return;
    await takeOrRefuse(house, tx, scope, matter);
    if (matter.closed_at) throw new Problem('not-now', { text: '这件已经办完了，不用再去。' });
    const when = judgeDay(house, given, 'can-be-rung');
    const { people, office } = await judgeVisitors(tx, scope, { ...matter, matter: row }, visitors);
    const { village, town } = matter;
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
    const made = await newVisit(
      house,
      tx,
      scope,
      { matter: matterId, lead: null, village, town, key },
      { id, follows: null, when, people, office, words: words ?? '', agreed, submission: { id, digest } },
    );
    await writeTogether(tx, ...made.writes);
    await recordWindowEvent(house, tx, scope, {
      matter: matterId,
      kind: 'visit-planned',
      values: visitWords(made.visit, people),
      who: visitOffices[office],
      // Her phone is told the day before; until then she finds it in her inbox.
      notice: made.at ? 'visit' : plannedKind(office),
      smsValues: visitValues(made.visit, people),
    });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'visit', what: id, forWhom: forWhom(scope, matter)?.staff });
  });
}
