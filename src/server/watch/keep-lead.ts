import type { ReportedLead, ReportLead } from '../../contract/lead.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { figureOn } from '../../rules/figures.ts';
import { addWorkingDays } from '../../rules/working-day.ts';
import type { Village } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { getLeadDigest, insertLead, insertLeadStep } from './watch.store.ts';
import { sealStep } from './seal-step.ts';

interface NewLead {
  village: Village;
  way: 'phone' | 'hotline' | 'desk';
  report: Omit<ReportLead, 'device' | 'villageCode'>;
}

/** What is sealed in a lead, as it was told. */
export type ToldLead = Omit<ReportLead, 'device' | 'villageCode' | 'submissionId'>;

/**
 * A lead with the day by which somebody goes and looks, as the county has promised it; where no figure says, it has none and stands first. A
 * child in danger is the county's from the beginning. The same again answers the same.
 */
export async function keepLead(house: House, scope: Scope, { village, way, report }: NewLead): Promise<ReportedLead> {
  const { vault, clock } = house;
  const { submissionId: id, ...told } = report;
  const { county } = scope;
  const now = clock.now();
  const urgency = told.childInDanger ? 'child' : 'ordinary';
  const promised = figureOn(village.county.figures, urgency === 'child' ? 'lead-child-days' : 'lead-visit-days', dayOf(now));
  const due = promised && addWorkingDays(dayOf(now), promised.value, village.county.calendar);
  const digest = vault.hash(
    'lead',
    JSON.stringify([village.id, told.signs, told.where, told.words, told.childInDanger, told.name, told.phone]),
  );
  await house.db.transaction().execute(async (tx) => {
    const fresh = await insertLead(tx, {
      county,
      id,
      digest,
      village: village.id,
      town: village.town.id,
      urgency,
      state: 'open',
      with_whom: urgency === 'child' ? 'county' : 'town',
      way,
      version: 1,
      sealed: vault.sealJson(vault.key(county, 'people'), { column: 'lead.sealed', county, row: id }, told satisfies ToldLead),
      reported_at: now,
      due_on: due?.day ?? null,
      due_certain: due?.certain ?? null,
      visit_on: null,
      risen_at: null,
      outcome: null,
      changed_at: now,
    });
    if (!fresh) {
      if (!vault.sameHash(await getLeadDigest(tx, scope, id), digest)) throw new Problem('already-sent-differently');
      return;
    }
    const actor = scope.kind === 'staff' ? scope.staff : null;
    await writeTogether(tx, insertLeadStep(sealStep(house, county, { lead: id, number: 1, kind: 'reported', actor, words: '' })));
    if (scope.kind === 'staff') await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'lead', what: id });
  });
  const who = urgency === 'child' ? '县里' : '镇上';
  const by = due ? `${due.certain ? '' : '预计'}${dayInWords(due.day)}前去看` : '尽快去看';
  return { text: `收到了。${who}${by}。谁说的，我们不往外讲。`, call: village.county.hotline };
}
