import type { PlanVisit } from '../../../contract/visit.contract.ts';
import { visitTimeInWords } from '../../../rules/visits.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { lockLeadToVisit, noteLeadVisit } from '../../watch/index.ts';
import { isSameAgain } from './is-same-again.ts';
import { judgeDay } from './judge-day.ts';
import { judgeVisitors } from './judge-visitors.ts';
import { newVisit } from './new-visit.ts';

/** Two of the office go and look at a household that somebody reported. Nobody is told: nobody has asked, and nobody knows its number. */
export async function planLeadVisit(house: House, scope: StaffScope, leadId: string, given: PlanVisit): Promise<void> {
  const { submissionId: id, day, half, visitors, words } = given;
  const digest = house.vault.hash('visit', JSON.stringify([leadId, day, half, visitors, words ?? null]));
  await house.db.transaction().execute(async (tx) => {
    const lead = await lockLeadToVisit(tx, scope, leadId);
    if (await isSameAgain(house, tx, scope, { id, digest })) return;
    const when = judgeDay(house, given, 'cannot-be-rung');
    const { people, office } = await judgeVisitors(tx, scope, lead, visitors);
    const home = { matter: null, lead: leadId, village: lead.village, town: lead.town, key: house.vault.key(scope.county, 'people') };
    const fresh = { id, follows: null, when, people, office, words: words ?? '', submission: { id, digest } };
    const made = await newVisit(house, tx, scope, home, fresh);
    const said = `${visitTimeInWords(when)}，${people.map(({ name }) => name).join('、')}去看。`;
    await writeTogether(tx, ...made.writes, ...noteLeadVisit(house, scope, lead, { day: when.day, words: said }));
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'visit', what: id, forWhom: forWhom(scope, lead)?.staff });
  });
}
