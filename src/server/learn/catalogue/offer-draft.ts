import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findVersion, lockDraft, updateDraft } from './catalogue.store.ts';
import { compareCatalogues } from './compare-catalogues.ts';
import { digestOf, getKept } from './draft-content.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { viewDraft } from './view-draft.ts';

/** A draft waits for a colleague's yes, with exactly the content that was read. Offered again it is the same. */
export async function offerDraft(
  house: House,
  scope: StaffScope,
  { draftId, digest }: { draftId: string; digest: string },
): Promise<CatalogueDraft> {
  const today = dayOf(house.clock.now());
  await house.db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, scope, draftId);
    if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
    if (draft.state === 'published' || draft.state === 'dropped') throw new Problem('not-now', { text: '这份草稿已经了结了。' });
    if (digestOf(draft) !== digest) throw new Problem('changed-meanwhile', { text: '这份草稿刚有人改过。请看看新的，再交。' });
    if (draft.state === 'offered') return;
    const base = await findVersion(tx, scope, draft.base);
    if (compareCatalogues(getKept(base!.data), getKept(draft.data)).length === 0)
      throw new Problem('not-now', { text: '还什么都没改。先改一样，再交。' });
    const [problem] = await findDraftProblems(tx, scope, today, draft);
    if (problem) throw new Problem('not-now', { text: problem });
    await updateDraft(tx, scope, draftId, { state: 'offered', offered_by: scope.staff, offered_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'offered', whatKind: 'catalogue-draft', what: draftId });
  });
  return viewDraft(house, scope, draftId);
}
