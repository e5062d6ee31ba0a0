import type { Updateable } from 'kysely';
import type { ActOnLead } from '../../contract/lead.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf, isDay } from '../../rules/day.ts';
import { leadOutcomes } from '../../rules/leads.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { writeTogether } from '../platform/write-together.ts';
import { mayAct } from './may-act.ts';
import { sealStep } from './seal-step.ts';
import { findLeadStep, insertLeadStep, lockLeadFor, moveLead } from './watch.store.ts';

type Acting = ActOnLead & { leadId: string; seenVersion: number };

/** The visit is planned, made, or becomes the county's. The same id again changes nothing; a lead that has moved meanwhile is read first. */
export async function actOnLead(house: House, scope: StaffScope, acting: Acting): Promise<void> {
  const { leadId, seenVersion, submissionId, act } = acting;
  const { county } = scope;
  const digest = house.vault.hash('lead-act', JSON.stringify([leadId, act, acting.day, acting.outcome, acting.words]));
  await house.db.transaction().execute(async (tx) => {
    const row = await lockLeadFor(tx, scope, leadId);
    if (!row) throw new Problem('not-found');
    const before = await findLeadStep(tx, scope, submissionId);
    if (before) {
      const isSame = before.lead === leadId && before.actor === scope.staff && before.digest && house.vault.sameHash(before.digest, digest);
      if (!isSame) throw new Problem('already-sent-differently');
      return;
    }
    if (row.version !== seenVersion) throw new Problem('changed-meanwhile');
    if (!mayAct(scope.role, row).includes(act)) throw new Problem('not-now');
    const { kind, words, change } = judge(house, acting);
    const number = row.version + 1;
    await writeTogether(
      tx,
      insertLeadStep(sealStep(house, county, { lead: leadId, number, kind, actor: scope.staff, words, submissionId, digest })),
      moveLead(scope, leadId, { ...change, version: number, changed_at: house.clock.now() }),
    );
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'lead', what: leadId });
  });
}

interface Judged {
  kind: Tables['lead_step']['kind'];
  words: string;
  change: Updateable<Tables['lead']>;
}

function judge(house: House, { act, day, outcome, words = '' }: Acting): Judged {
  const today = dayOf(house.clock.now());
  if (act === 'plan') {
    if (!day || !isDay(day) || day < today) throw new Problem('field-refused', { field: 'day' });
    return { kind: 'planned', words: `${dayInWords(day)}去看。${words}`, change: { state: 'visit-planned', visit_on: day } };
  }
  // Why it goes up, or what was seen: a word without it says nothing to whoever reads it next.
  if (!words) throw new Problem('field-refused', { field: act === 'record' ? 'finding' : 'reason' });
  if (act === 'hand-to-county') return { kind: 'handed-to-county', words, change: { with_whom: 'county' } };
  if (!outcome) throw new Problem('field-refused', { field: 'outcome', text: '请选看了以后怎样。' });
  return { kind: 'visited', words: `${leadOutcomes[outcome]}。${words}`, change: { state: 'visited', outcome } };
}
