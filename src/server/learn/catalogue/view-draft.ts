import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { listStandards } from '../../../rules/catalogue/list-standards.ts';
import { dayOf } from '../../../rules/day.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findDraft, findVersion, type DraftRow } from './catalogue.store.ts';
import { compareCatalogues } from './compare-catalogues.ts';
import { contentOn, digestOf, getKept } from './draft-content.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { listDemoFigures } from './list-demo-figures.ts';
import { judgeContent } from './judge-content.ts';
import { mostListBytes } from './weigh-list.ts';

/** A draft as her page shows it: what it changes, what is wrong with it, who may do what. */
export async function viewDraft(house: House, scope: StaffScope, id: string): Promise<CatalogueDraft> {
  const draft = await findDraft(house.db, scope, id);
  if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
  return describeDraft(house, house.db, scope, draft);
}

async function describeDraft(house: House, db: Reader, scope: StaffScope, draft: DraftRow): Promise<CatalogueDraft> {
  const today = dayOf(house.clock.now());
  const data = contentOn(today, draft);
  const base = (await findVersion(db, scope, draft.base))!;
  const isOpen = draft.state === 'drafting' || draft.state === 'offered';
  const problems = isOpen ? await findDraftProblems(db, scope, today, draft) : [];
  const names = await listStaffNames(db, scope, [draft.changed_by, draft.offered_by, draft.closed_by]);
  return {
    draftId: draft.id,
    base: draft.base,
    state: draft.state,
    version: draft.version,
    today,
    ...(draft.first_day ? { firstDay: draft.first_day } : {}),
    changedBy: names.get(draft.changed_by) ?? '',
    changedAt: draft.changed_at.toISOString(),
    ...(draft.offered_by ? { offeredBy: names.get(draft.offered_by) ?? '' } : {}),
    ...(draft.closed_by ? { closedBy: names.get(draft.closed_by) ?? '' } : {}),
    ...(draft.published_as === null ? {} : { publishedAs: draft.published_as }),
    digest: digestOf(draft),
    changes: compareCatalogues(getKept(base.data), getKept(draft.data)),
    standards: listStandards(data.parameters, today),
    problems,
    demoFigures: listDemoFigures(data, data.effectiveFrom),
    bytes: judgeContent(data).bytes,
    mostBytes: mostListBytes,
    mayApprove: !draft.editors.includes(scope.staff),
  };
}
