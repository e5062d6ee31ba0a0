import type { Lead } from '../../contract/lead.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { leadOutcomes, leadSigns, type LeadSign } from '../../rules/leads.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { ToldLead } from './keep-lead.ts';
import { leadLine } from './lead-line.ts';
import { mayAct } from './may-act.ts';
import { findLeadFor, listLeadSteps } from './watch.store.ts';

const stepTitles = {
  reported: '有人说了',
  planned: '定了去看',
  visited: '去看过了',
  'handed-to-county': '交给县里',
  risen: '到了日子没去看，报到县里',
} as const;

/** One lead as it was told, with who told it: the handler may ring back, the household is never told. The look is recorded. */
export async function readLead(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<Lead> {
  const row = await findLeadFor(house.db, scope, id);
  if (!row) throw new Problem('not-found');
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'lead', what: id });
  const { county } = scope;
  const key = house.vault.key(county, 'people');
  const told = house.vault.openJson<ToldLead>(key, { column: 'lead.sealed', county, row: id }, row.sealed);
  const steps = (await listLeadSteps(house.db, scope, id)).map((step) => {
    const at = { column: 'lead_step.sealed', county, row: `${id}/${step.number}` };
    return {
      kind: step.kind,
      title: stepTitles[step.kind],
      text: house.vault.openJson<{ words: string }>(key, at, step.sealed).words,
      who: step.name ?? (step.kind === 'risen' ? '到了日子' : ''),
      when: instantInWords(step.at),
    };
  });
  return {
    ...leadLine(house, book, row),
    signs: told.signs.map((sign) => leadSigns[sign as LeadSign] ?? sign),
    where: told.where,
    words: told.words ?? '',
    reporter: { name: told.name ?? '', phone: told.phone ?? '' },
    mayDo: mayAct(scope.role, row),
    outcomes: Object.entries(leadOutcomes).map(([kind, title]) => ({ kind, title })),
    steps: steps.toReversed(),
  };
}
